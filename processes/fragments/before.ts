import { chain, end, flow, manual, start, task, xor, type Part, type Place, type Sketch, type SketchNode } from '../compile/sketch.ts';

/** One step of the paper way: done by an officer (form, roles, place, minutes) or by hand. */
export type PaperStep = readonly [id: string, name: string] | readonly [id: string, name: string, form: string, role: string, place: Place, limitMinutes: number];

/**
 * How it ran before: on paper and one after the other. Papers are checked at the counter and the applicant is sent home as often as
 * something is missing (that is what the law's "once" was made against); then the steps, in rows of seven.
 */
export function before(code: string, name: string, steps: readonly PaperStep[]): Sketch {
  const place = (index: number): readonly [number, number] => (index < 6 ? [3 + index, 0] : [3 + ((index - 6) % 6), 1.8 + 1.6 * Math.floor((index - 6) / 6)]);
  const nodes = steps.map((step, index): SketchNode => (step.length === 2 ? manual(step[0], step[1], ...place(index)) : task(step[0], step[1], step[2], step[3], step[4], step[5], ...place(index))));
  const last = nodes.at(-1)!;
  const rest: Part = {
    nodes: [
      start(0, 0, 'Nộp hồ sơ giấy'),
      task('check-papers', 'Kiểm tra giấy tờ tại quầy', 'process-on-the-spot', 'counter-officer', 'one-stop', 60, 1, 0),
      xor('papers-complete', 'Đủ giấy tờ?', 2, 0),
      task('come-again', 'Hướng dẫn về bổ sung', 'prepare-supplement', 'counter-officer', 'one-stop', 30, 2, 1),
      end('result-collected', 'Đã nhận kết quả', last.col + 1, last.row),
    ],
    flows: [
      ...chain('dossier-received', 'check-papers', 'papers-complete'),
      flow('papers-complete', nodes[0]!.id, { name: 'Đủ', when: 'appraisal = "approve"' }),
      flow('papers-complete', 'come-again', { name: 'Thiếu', when: 'default' }),
      flow('come-again', 'check-papers'),
      ...nodes.slice(1).map((node, index) => {
        const from = nodes[index]!;
        return node.row === from.row ? flow(from.id, node.id) : flow(from.id, node.id, { route: { around: from.col + 0.65, row: node.row - 0.75 } });
      }),
      flow(last.id, 'result-collected'),
    ],
  };
  return { processId: `before-${code}`, name: `${name} (trước tái cấu trúc)`, documentation: 'How it ran before re-engineering; for comparison, never deployed. What is found and what is assumed stands in the facts.', nodes: [...rest.nodes, ...nodes], flows: rest.flows };
}
