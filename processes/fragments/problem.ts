import { flow, xor, type Part } from '../compile/sketch.ts';

/** Under the gateway `from` (same column, row 2): not approved means a supplement (back to the left) or a refusal (to the right). Needs variable `appraisal`. */
export const problem = (from: string, col: number): Part => ({
  nodes: [xor('appraisal-problem', 'Vướng ở đâu?', col, 2, 'below')],
  flows: [
    flow(from, 'appraisal-problem', { name: 'Chưa', when: 'default' }),
    flow('appraisal-problem', 'prepare-supplement', { name: 'Thiếu giấy tờ', when: 'appraisal = "supplement"', route: { turn: 5.75 } }),
    flow('appraisal-problem', 'refuse', { name: 'Từ chối', when: 'default' }),
  ],
});
