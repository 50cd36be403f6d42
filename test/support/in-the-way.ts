import { layOut, type Box } from '../../processes/compile/lay-out.ts';
import type { Sketch } from '../../processes/compile/sketch.ts';

const meet = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** What cannot be read in the picture of a sketch: shapes on top of each other, flows that run through shapes or slantwise. */
export function inTheWay(sketch: Sketch): readonly string[] {
  const { shapes, flows } = layOut(sketch);
  const boxes = [...shapes].map(([name, { box }]) => ({ name, box }));
  return [
    ...boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => meet(a.box, b.box)).map((b) => `${a.name} on ${b.name}`)),
    ...flows.flatMap(({ waypoints }, index) => waypoints.slice(1).flatMap((to, at) => {
      const from = waypoints[at]!;
      const { from: source, to: target } = sketch.flows[index]!;
      const run = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
      return [
        ...(run.width > 0 && run.height > 0 ? [`${source} → ${target} runs slantwise`] : []),
        ...boxes.filter(({ name, box }) => name !== source && name !== target && meet(run, box)).map(({ name }) => `${source} → ${target} through ${name}`),
      ];
    })),
  ];
}
