import { pay } from '../../fragments/pay.ts';
import { problem } from '../../fragments/problem.ts';
import { receive } from '../../fragments/receive.ts';
import { refuse } from '../../fragments/refuse.ts';
import { returnResult } from '../../fragments/return-result.ts';
import { supplement } from '../../fragments/supplement.ts';
import { chain, flow, job, task, together, xor, type Sketch } from '../sketch.ts';

/** Circular 12/2025/TT-BCA: a licence that the register does not know is verified with its issuer, and nothing is decided before the answer. */
export const drivingLicenceExchange: Sketch = {
  processId: 'procedure-3.000347',
  name: 'Đổi giấy phép lái xe',
  ...together(receive('compute-fee'), supplement(2.75), pay(6, 'assign'), problem('appraisal-outcome', 13.2), refuse('appraising-specialist', 'division', 240, 14.4, 2), returnResult(9, 4), {
    nodes: [
      task('assign', 'Phân công thụ lý', 'assign', 'head-of-division', 'division', 120, 10.5, 0),
      task('appraise', 'Kiểm tra giấy phép, vi phạm', 'appraise-consult', 'appraising-specialist', 'division', 720, 11.6, 0),
      job('verify-licence', 'Xác minh với nơi cấp giấy phép', 'await-agency', 12.4, -1, { agencyRole: 'licence-issuer', question: 'Đề nghị xác minh giấy phép lái xe không có trong cơ sở dữ liệu', limitMinutes: '960' }),
      xor('appraisal-outcome', 'Đủ điều kiện?', 13.2, 0, 'above-left'),
      job('send-data', 'Chuyển dữ liệu về Cục CSGT', 'await-agency', 14.2, 0, { agencyRole: 'traffic-police-department', question: 'Đề nghị tiếp nhận dữ liệu đổi giấy phép lái xe để in', limitMinutes: '480' }),
      xor('data-accepted', 'Dữ liệu đúng?', 15.15, 0, 'above-left'),
      task('sign', 'Ký duyệt cấp giấy phép', 'sign', 'leader', 'leader', 240, 16.1, 0),
      xor('signature-outcome', 'Đã ký?', 17.1, 0, 'above-left'),
      task('stamp', 'In giấy phép, vào sổ', 'stamp', 'clerk', 'clerk', 240, 18.1, 0),
    ],
    flows: [
      ...chain('assign', 'appraise', 'appraisal-outcome'),
      flow('appraisal-outcome', 'send-data', { name: 'Đủ', when: 'appraisal = "approve"' }),
      flow('appraisal-outcome', 'verify-licence', { name: 'Xác minh', when: 'appraisal = "consult"' }),
      flow('verify-licence', 'appraise'),
      flow('send-data', 'data-accepted'),
      flow('data-accepted', 'sign', { name: 'Đúng', when: 'agencyAnswer = "agree"' }),
      flow('data-accepted', 'appraise', { name: 'Sai, trễ', when: 'default', route: { lane: -1.65, at: -25 } }),
      ...chain('sign', 'signature-outcome'),
      flow('signature-outcome', 'stamp', { name: 'Ký', when: 'signature = "signed"' }),
      flow('signature-outcome', 'assign', { name: 'Trả lại', when: 'default', route: { lane: -2.05 } }),
      flow('stamp', 'issue-result', { route: { around: 18.8, row: 3.4 } }),
    ],
  }),
};
