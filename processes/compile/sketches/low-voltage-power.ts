import { receive } from '../../fragments/receive.ts';
import { refuse } from '../../fragments/refuse.ts';
import { returnResult } from '../../fragments/return-result.ts';
import { supplement } from '../../fragments/supplement.ts';
import { chain, flow, job, task, together, xor, type Sketch } from '../sketch.ts';

/** The power company meets the customer twice: the survey that ends in the agreement, and the acceptance at the meter. The customer's own time is not counted. */
export const lowVoltagePower: Sketch = {
  processId: 'procedure-evn-low-voltage',
  name: 'Cấp điện mới hạ áp',
  ...together(receive('assign-survey'), supplement(2.75), refuse('counter-officer', 'one-stop', 120, 12.4, 2), returnResult(8, 4), {
    nodes: [
      task('assign-survey', 'Phân công khảo sát', 'assign', 'head-of-division', 'division', 60, 6.4, 0),
      task('survey', 'Khảo sát tại nơi dùng điện', 'survey', 'appraising-specialist', 'agency', 480, 7.5, 0),
      xor('survey-outcome', 'Khả thi?', 8.5, 0),
      job('suspend-for-customer', 'Tạm ngừng tính giờ', 'clock-move', 9.5, 0, { move: 'suspend', ground: 'customer-part' }),
      task('sign-agreement', 'Khách hàng ký hợp đồng', 'sign-agreement', 'counter-officer', 'one-stop', 960, 10.45, 0),
      job('resume-after-customer', 'Tính giờ tiếp', 'clock-move', 11.4, 0, { move: 'resume', ground: 'customer-part-done' }),
      xor('agreement-outcome', 'Khách hàng ký?', 12.4, 0),
      task('acceptance', 'Treo công tơ, nghiệm thu', 'acceptance', 'appraising-specialist', 'agency', 960, 13.5, 0),
      xor('acceptance-outcome', 'Nghiệm thu đạt?', 14.5, 0, 'above-left'),
      task('sign', 'Điện lực ký hợp đồng', 'sign', 'leader', 'leader', 240, 15.6, 0),
      xor('signature-outcome', 'Đã ký?', 16.6, 0, 'above-left'),
    ],
    flows: [
      ...chain('assign-survey', 'survey', 'survey-outcome'),
      flow('survey-outcome', 'suspend-for-customer', { name: 'Có', when: 'survey = "feasible"' }),
      flow('survey-outcome', 'refuse', { name: 'Không', when: 'default' }),
      ...chain('suspend-for-customer', 'sign-agreement', 'resume-after-customer', 'agreement-outcome'),
      flow('agreement-outcome', 'acceptance', { name: 'Ký', when: 'agreement = "signed"' }),
      flow('agreement-outcome', 'refuse', { name: 'Không ký', when: 'default' }),
      ...chain('acceptance', 'acceptance-outcome'),
      flow('acceptance-outcome', 'sign', { name: 'Đạt', when: 'acceptance = "accepted"' }),
      flow('acceptance-outcome', 'acceptance', { name: 'Làm lại', when: 'default', route: { lane: -0.9, at: 15 } }),
      ...chain('sign', 'signature-outcome'),
      flow('signature-outcome', 'issue-result', { name: 'Ký', when: 'signature = "signed"', route: { around: 17.4, row: 3.4 } }),
      flow('signature-outcome', 'acceptance', { name: 'Trả lại', when: 'default', route: { lane: -1.3, at: -15 } }),
    ],
  }),
};
