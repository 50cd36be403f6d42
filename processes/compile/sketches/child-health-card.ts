import { problem } from '../../fragments/problem.ts';
import { receive } from '../../fragments/receive.ts';
import { refuse } from '../../fragments/refuse.ts';
import { returnResult } from '../../fragments/return-result.ts';
import { supplement } from '../../fragments/supplement.ts';
import { chain, flow, task, together, xor, type Sketch } from '../sketch.ts';

/** The child's health-insurance card at the social insurance, as a part of the bundle: ≤ 2 working days (Decree 63/2024), an electronic card. */
export const childHealthCard: Sketch = {
  processId: 'procedure-1.001939',
  name: 'Cấp thẻ BHYT',
  ...together(receive('appraise'), supplement(2.75), problem('appraisal-outcome', 7.5), refuse('appraising-specialist', 'division', 120, 8.6, 2), returnResult(9.7, 0), {
    nodes: [
      task('appraise', 'Kiểm tra đối tượng, nơi khám', 'appraise', 'appraising-specialist', 'division', 240, 6.5, 0),
      xor('appraisal-outcome', 'Đủ điều kiện?', 7.5, 0),
      task('stamp', 'Cấp mã số, ký số thẻ', 'stamp', 'clerk', 'clerk', 60, 8.6, 0),
    ],
    flows: [
      ...chain('appraise', 'appraisal-outcome'),
      flow('appraisal-outcome', 'stamp', { name: 'Đủ', when: 'appraisal = "approve"' }),
      ...chain('stamp', 'issue-result'),
    ],
  }),
};
