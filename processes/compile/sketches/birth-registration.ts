import { problem } from '../../fragments/problem.ts';
import { receive } from '../../fragments/receive.ts';
import { refuse } from '../../fragments/refuse.ts';
import { returnResult } from '../../fragments/return-result.ts';
import { supplement } from '../../fragments/supplement.ts';
import { chain, flow, job, join, task, together, xor, type Sketch } from '../sketch.ts';

/**
 * Birth registration at the commune: same day. The civil-status officer examines directly (no assignment in a small unit), may have the
 * parents' marriage verified elsewhere (≤ 3 working days), and sends the draft to parents who applied online before it is signed.
 */
export const birthRegistration: Sketch = {
  processId: 'procedure-1.001193',
  name: 'Đăng ký khai sinh',
  ...together(receive('decide-on-the-spot'), supplement(2.75), problem('appraisal-outcome', 10.2), refuse('counter-officer', 'one-stop', 60, 11.4, 2), returnResult(7, 4), {
    nodes: [
      job('decide-on-the-spot', 'Xác định "4 tại chỗ"', 'decide-on-the-spot', 6.2, 0),
      xor('on-the-spot', 'Giải quyết tại chỗ?', 7.2, 0),
      task('appraise', 'Thẩm định, lập dự thảo khai sinh', 'appraise-consult', 'appraising-specialist', 'division', 120, 8.2, 0),
      task('process-on-the-spot', 'Giải quyết tại chỗ', 'process-on-the-spot', 'counter-officer', 'one-stop', 90, 8.2, 1),
      join('appraised', 9.2, 0),
      xor('appraisal-outcome', 'Đủ điều kiện?', 10.2, 0, 'above-left'),
      job('verify-marriage', 'Xác minh tình trạng hôn nhân', 'await-agency', 9.2, -1, { agencyRole: 'marriage-register', question: 'Đề nghị xác minh việc đăng ký kết hôn của cha, mẹ trẻ', limitMinutes: '1440' }),
      xor('applied-online', 'Nộp trực tuyến?', 11.2, 0),
      task('confirm-draft', 'Cha, mẹ xác nhận dự thảo', 'confirm-draft', 'counter-officer', 'one-stop', 480, 12.2, 0),
      xor('draft-confirmed', 'Dự thảo đúng?', 13.2, 0, 'above-left'),
      join('draft-settled', 13.9, 0),
      xor('who-signs', 'Ký ở đâu?', 14.7, 0),
      task('sign', 'Ký Giấy khai sinh', 'sign', 'leader', 'leader', 120, 15.7, 0),
      task('sign-on-the-spot', 'Ký tại chỗ theo ủy quyền', 'sign', 'counter-officer,leader', 'one-stop', 60, 15.7, 1),
      join('signature-given', 16.7, 0),
      xor('signature-outcome', 'Đã ký?', 17.5, 0, 'above-left'),
      task('stamp', 'Ghi sổ hộ tịch, đóng dấu', 'stamp', 'clerk', 'clerk', 60, 18.4, 0),
      join('ready-to-issue', 19.2, 0),
    ],
    flows: [
      ...chain('decide-on-the-spot', 'on-the-spot'),
      flow('on-the-spot', 'process-on-the-spot', { name: 'Tại chỗ', when: 'onTheSpot' }),
      flow('on-the-spot', 'appraise', { name: 'Chuyển', when: 'default' }),
      ...chain('appraise', 'appraised'), ...chain('process-on-the-spot', 'appraised'), ...chain('appraised', 'appraisal-outcome'),
      flow('appraisal-outcome', 'applied-online', { name: 'Đủ', when: 'appraisal = "approve"' }),
      flow('appraisal-outcome', 'verify-marriage', { name: 'Xác minh', when: 'appraisal = "consult"' }),
      flow('verify-marriage', 'appraise'),
      flow('applied-online', 'confirm-draft', { name: 'Có', when: 'channel = "online"' }),
      flow('applied-online', 'draft-settled', { name: 'Không', when: 'default', route: { lane: 0.65 } }),
      ...chain('confirm-draft', 'draft-confirmed'),
      flow('draft-confirmed', 'draft-settled', { name: 'Đúng', when: 'draftConfirmation = "confirmed"' }),
      flow('draft-confirmed', 'decide-on-the-spot', { name: 'Sửa', when: 'default', route: { lane: -1.6, at: 25 } }),
      ...chain('draft-settled', 'who-signs'),
      flow('who-signs', 'sign-on-the-spot', { name: 'Tại chỗ', when: 'onTheSpot' }),
      flow('who-signs', 'sign', { name: 'Lãnh đạo', when: 'default' }),
      ...chain('sign', 'signature-given'), ...chain('sign-on-the-spot', 'signature-given'), ...chain('signature-given', 'signature-outcome'),
      flow('signature-outcome', 'decide-on-the-spot', { name: 'Trả lại', when: 'signature = "returned"', route: { lane: -2, at: -25 } }),
      flow('signature-outcome', 'ready-to-issue', { name: 'Ký tại chỗ', when: 'signature = "signed" and onTheSpot', route: { lane: 0.7 } }),
      flow('signature-outcome', 'stamp', { name: 'Ký', when: 'default' }),
      ...chain('stamp', 'ready-to-issue'),
      flow('ready-to-issue', 'issue-result', { route: { around: 19.7, row: 3.4 } }),
    ],
  }),
};
