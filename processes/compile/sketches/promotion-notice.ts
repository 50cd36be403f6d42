import { receive } from '../../fragments/receive.ts';
import { refuse } from '../../fragments/refuse.ts';
import { returnResult } from '../../fragments/return-result.ts';
import { problem } from '../../fragments/problem.ts';
import { supplement } from '../../fragments/supplement.ts';
import { chain, flow, task, together, xor, type Sketch } from '../sketch.ts';

/** Decree 81/2018 Art. 17: a notice, not a request. The counter acknowledges it; nobody approves, signs or stamps. */
export const promotionNotice: Sketch = {
  processId: 'procedure-2.000033',
  name: 'Thông báo hoạt động khuyến mại',
  ...together(receive('process-on-the-spot'), supplement(2.75), problem('notice-valid', 7.4), refuse('counter-officer', 'one-stop', 60, 8.5, 2), returnResult(8.5, 0), {
    nodes: [
      task('process-on-the-spot', 'Kiểm tra, ghi nhận thông báo', 'process-on-the-spot', 'counter-officer', 'one-stop', 120, 6.4, 0),
      xor('notice-valid', 'Đúng quy định?', 7.4, 0),
    ],
    flows: [
      ...chain('process-on-the-spot', 'notice-valid'),
      flow('notice-valid', 'issue-result', { name: 'Đúng', when: 'appraisal = "approve"' }),
    ],
  }),
};
