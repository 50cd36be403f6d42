import type { NodeKind, Route, Sketch, SketchFlow, SketchNode } from './sketch.ts';

export interface Point { readonly x: number; readonly y: number }
export interface Box extends Point { readonly width: number; readonly height: number }
export interface DrawnFlow { readonly waypoints: readonly Point[]; readonly label?: Box }
export interface Drawing { readonly shapes: ReadonlyMap<string, { readonly box: Box; readonly label?: Box }>; readonly flows: readonly DrawnFlow[] }

const COLUMN = 146;
const ROW = 130;
const MARGIN = 100;
const SIZE: Record<NodeKind, readonly [number, number]> = {
  start: [36, 36], 'message-start': [36, 36], end: [36, 36], timer: [36, 36], message: [36, 36],
  xor: [50, 50], parallel: [50, 50], 'event-gateway': [50, 50], job: [110, 80], task: [110, 80], manual: [110, 80],
};

/** Places every shape in the middle of its cell and bends flows at right angles. Deterministic: the same sketch gives the same picture. */
export function layOut(sketch: Sketch): Drawing {
  const lanes = sketch.flows.flatMap(({ route }) => (route ? lanesOf(route) : []));
  const top = Math.min(...sketch.nodes.map((node) => node.row), ...lanes.flatMap(({ row }) => row ?? []));
  const left = Math.min(...sketch.nodes.map((node) => node.col), ...lanes.flatMap(({ col }) => col ?? []));
  const xOf = (col: number): number => Math.round(MARGIN + (col - left) * COLUMN + 60);
  const yOf = (row: number): number => Math.round(MARGIN + (row - top) * ROW + 40);

  const shapes = new Map<string, { box: Box; label?: Box }>();
  for (const node of sketch.nodes) {
    const [width, height] = SIZE[node.kind];
    const box = { x: xOf(node.col) - width / 2, y: yOf(node.row) - height / 2, width, height };
    const label = nameBox(node, box);
    shapes.set(node.id, label ? { box, label } : { box });
  }
  const nodes = new Map(sketch.nodes.map((node) => [node.id, node]));
  const flows = sketch.flows.map((flow) => {
    const from = nodes.get(flow.from);
    const to = nodes.get(flow.to);
    if (!from || !to) throw new Error(`Expected to draw flow with key '${flow.from} → ${flow.to}', but one end is not in sketch '${sketch.processId}'`);
    const waypoints = bend(flow, { node: from, box: shapes.get(from.id)!.box }, { node: to, box: shapes.get(to.id)!.box }, xOf, yOf);
    return flow.name ? { waypoints, label: flowLabel(waypoints, flow.name) } : { waypoints };
  });
  return { shapes, flows };
}

/** Columns and rows that a route runs along outside of the shapes: the picture has room for them. */
function lanesOf(route: Route): readonly { readonly col?: number; readonly row?: number }[] {
  if ('lane' in route) return [{ row: route.lane }];
  return 'through' in route ? route.through.map((at, index) => ((route.leave === 'side') === (index % 2 === 0) ? { col: at } : { row: at })) : [];
}

interface End { readonly node: SketchNode; readonly box: Box }

function bend(flow: SketchFlow, from: End, to: End, xOf: (col: number) => number, yOf: (row: number) => number): Point[] {
  const a = centre(from.box);
  const b = centre(to.box);
  const { route } = flow;
  if (route && 'lane' in route) {
    const y = yOf(route.lane);
    const x = b.x + (route.at ?? 0);
    return [{ x: a.x, y: y < a.y ? from.box.y : bottom(from.box) }, { x: a.x, y }, { x, y }, { x, y: y < b.y ? to.box.y : bottom(to.box) }];
  }
  if (route && 'turn' in route) {
    const x = xOf(route.turn);
    return [{ x: x < a.x ? from.box.x : right(from.box), y: a.y }, { x, y: a.y }, { x, y: b.y }, { x: x < b.x ? to.box.x : right(to.box), y: b.y }];
  }
  if (route && 'around' in route) {
    const x = xOf(route.around);
    const y = yOf(route.row);
    return [{ x: x < a.x ? from.box.x : right(from.box), y: a.y }, { x, y: a.y }, { x, y }, { x: b.x, y }, { x: b.x, y: y < b.y ? to.box.y : bottom(to.box) }];
  }
  if (route && 'through' in route) return passing(route, from.box, to.box, xOf, yOf);
  if (a.y === b.y) return a.x < b.x ? [{ x: right(from.box), y: a.y }, { x: to.box.x, y: b.y }] : [{ x: from.box.x, y: a.y }, { x: right(to.box), y: b.y }];
  if (a.x === b.x) return a.y < b.y ? [{ x: a.x, y: bottom(from.box) }, { x: b.x, y: to.box.y }] : [{ x: a.x, y: from.box.y }, { x: b.x, y: bottom(to.box) }];
  const first = route?.first ?? (from.node.kind === 'xor' || from.node.kind === 'event-gateway' || from.node.kind === 'parallel' ? 'vertical' : 'horizontal');
  return first === 'vertical'
    ? [{ x: a.x, y: b.y < a.y ? from.box.y : bottom(from.box) }, { x: a.x, y: b.y }, { x: a.x < b.x ? to.box.x : right(to.box), y: b.y }]
    : [{ x: a.x < b.x ? right(from.box) : from.box.x, y: a.y }, { x: b.x, y: a.y }, { x: b.x, y: a.y < b.y ? to.box.y : bottom(to.box) }];
}

/** Along columns and rows in turn. */
function passing(route: Extract<Route, { through: unknown }>, from: Box, to: Box, xOf: (col: number) => number, yOf: (row: number) => number): Point[] {
  const [a, b] = [centre(from), centre(to)];
  const points: Point[] = [];
  let at = a;
  route.through.forEach((next, index) => {
    const column = (route.leave === 'side') === (index % 2 === 0);
    const point = column ? { x: xOf(next), y: at.y } : { x: at.x, y: yOf(next) };
    points.push(point);
    at = point;
  });
  const start = route.leave === 'side' ? { x: points[0]!.x < a.x ? from.x : right(from), y: a.y } : { x: a.x, y: route.leave === 'up' ? from.y : bottom(from) };
  if (route.enter === 'side') return [start, ...points, { x: at.x, y: b.y }, { x: at.x < b.x ? to.x : right(to), y: b.y }];
  const x = b.x + (route.at ?? 0);
  return [start, ...points, { x, y: at.y }, { x, y: route.enter === 'above' ? to.y : bottom(to) }];
}

/** Beside the flow's beginning: above a level one, to the right of a rising or falling one. */
function flowLabel(waypoints: readonly Point[], name: string): Box {
  const [a, b] = [waypoints[0]!, waypoints[1]!];
  const width = Math.min(80, textWidth(name));
  const height = name.length * 6 > 80 ? 28 : 14;
  if (a.y === b.y) return { x: a.x < b.x ? a.x + 4 : a.x - width - 4, y: a.y - height - 4, width, height };
  return { x: a.x + 6, y: a.y < b.y ? a.y + 6 : a.y - height - 8, width, height };
}

function nameBox(node: SketchNode, box: Box): Box | undefined {
  if (!node.name || node.kind === 'job' || node.kind === 'task' || node.kind === 'manual') return undefined;
  const width = Math.min(100, textWidth(node.name));
  const height = textWidth(node.name) > 200 ? 42 : textWidth(node.name) > 100 ? 28 : 14;
  const above = node.label?.startsWith('above') ?? false;
  const y = above ? box.y - height - 4 : bottom(box) + 4;
  const middle = box.x + box.width / 2;
  if (node.label?.endsWith('left')) return { x: middle - width - 8, y: above ? y - 16 : y - 8, width, height };
  if (node.label?.endsWith('right')) return { x: middle + 8, y: above ? y - 16 : y - 8, width, height };
  return { x: middle - width / 2, y, width, height };
}

const textWidth = (text: string): number => Math.round(text.length * 6.2) + 6;
const centre = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
const right = (box: Box): number => box.x + box.width;
const bottom = (box: Box): number => box.y + box.height;
