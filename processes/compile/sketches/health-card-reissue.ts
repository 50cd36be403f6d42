import { problem } from '../../fragments/problem.ts';
import { receive } from '../../fragments/receive.ts';
import { refuse } from '../../fragments/refuse.ts';
import { returnResult } from '../../fragments/return-result.ts';
import { supplement } from '../../fragments/supplement.ts';
import { chain, flow, job, join, task, together, xor, type Sketch } from '../sketch.ts';

/** Nothing changed: the counter re-issues at once. Changed data: the card division verifies. Only a paper card is printed. */
export const healthCardReissue: Sketch = {
  processId: 'procedure-1.002759',
  name: 'Cấp lại thẻ BHYT',
  ...together(receive('decide-on-the-spot'), supplement(2.75), problem('appraisal-outcome', 10.1), refuse('appraising-specialist', 'division', 120, 11.2, 2), returnResult(14.1, 0), {
    nodes: [
      job('decide-on-the-spot', 'Xác định "4 tại chỗ"', 'decide-on-the-spot', 6.2, 0),
      xor('on-the-spot', 'Giải quyết tại chỗ?', 7.2, 0),
      task('appraise', 'Xác minh thông tin thay đổi', 'appraise', 'appraising-specialist', 'division', 480, 8.2, 0),
      task('process-on-the-spot', 'Cấp lại ngay tại quầy', 'process-on-the-spot', 'counter-officer', 'one-stop', 60, 8.2, 1),
      join('appraised', 9.2, 0),
      xor('appraisal-outcome', 'Đủ điều kiện?', 10.1, 0),
      xor('paper-card', 'Cần thẻ giấy?', 11.1, 0),
      task('print-card', 'In thẻ', 'stamp', 'counter-officer,clerk', 'one-stop', 60, 12.1, 0),
      join('card-ready', 13.1, 0),
    ],
    flows: [
      ...chain('decide-on-the-spot', 'on-the-spot'),
      flow('on-the-spot', 'process-on-the-spot', { name: 'Tại chỗ', when: 'onTheSpot' }),
      flow('on-the-spot', 'appraise', { name: 'Chuyển', when: 'default' }),
      ...chain('appraise', 'appraised'), ...chain('process-on-the-spot', 'appraised'), ...chain('appraised', 'appraisal-outcome'),
      flow('appraisal-outcome', 'paper-card', { name: 'Đủ', when: 'appraisal = "approve"' }),
      flow('paper-card', 'print-card', { name: 'Cần', when: 'default' }),
      flow('paper-card', 'card-ready', { name: 'Thẻ điện tử', when: 'resultChannel = "electronic"', route: { lane: 0.7 } }),
      ...chain('print-card', 'card-ready', 'issue-result'),
    ],
  }),
};
