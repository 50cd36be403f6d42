import { pay } from '../../fragments/pay.ts';
import { problem } from '../../fragments/problem.ts';
import { receive } from '../../fragments/receive.ts';
import { refuse } from '../../fragments/refuse.ts';
import { returnResult } from '../../fragments/return-result.ts';
import { supplement } from '../../fragments/supplement.ts';
import { chain, flow, job, join, task, together, xor, type Sketch } from '../sketch.ts';

/** Six working hours on eCoSys: examined and signed by two people; the electronic certificate skips the stamp (decision 3361/QĐ-BCT, steps 1–6). */
export const certificateOfOrigin: Sketch = {
  processId: 'procedure-1.000603',
  name: 'Cấp C/O mẫu AK',
  ...together(receive('compute-fee'), supplement(2.75), pay(6, 'appraise'), problem('appraisal-outcome', 12.4), refuse('appraising-specialist', 'division', 30, 13.5, 2), returnResult(9, 4, 15), {
    nodes: [
      task('appraise', 'Thẩm định tiêu chí xuất xứ', 'appraise-consult', 'appraising-specialist', 'division', 150, 10.7, 0),
      job('check-on-site', 'Kiểm tra tại nơi sản xuất', 'await-agency', 11.55, -1, { agencyRole: 'origin-inspection', question: 'Đề nghị kiểm tra quy trình sản xuất tại cơ sở của thương nhân', limitMinutes: '480' }),
      xor('appraisal-outcome', 'Đạt xuất xứ?', 12.4, 0, 'above-left'),
      task('sign', 'Người được ủy quyền ký C/O', 'sign', 'leader', 'leader', 60, 13.5, 0),
      xor('signature-outcome', 'Đã ký?', 14.6, 0, 'above-left'),
      xor('electronic-certificate', 'C/O điện tử?', 15.5, 0),
      task('stamp', 'Đóng dấu C/O giấy', 'stamp', 'clerk', 'clerk', 30, 16.6, 0),
      join('certificate-ready', 17.6, 0),
    ],
    flows: [
      ...chain('appraise', 'appraisal-outcome'),
      flow('appraisal-outcome', 'sign', { name: 'Đạt', when: 'appraisal = "approve"' }),
      flow('appraisal-outcome', 'check-on-site', { name: 'Kiểm tra', when: 'appraisal = "consult"' }),
      flow('check-on-site', 'appraise'),
      ...chain('sign', 'signature-outcome'),
      flow('signature-outcome', 'electronic-certificate', { name: 'Ký', when: 'signature = "signed"' }),
      flow('signature-outcome', 'appraise', { name: 'Trả lại', when: 'default', route: { lane: -1.65, at: -25 } }),
      flow('electronic-certificate', 'stamp', { name: 'Bản giấy', when: 'default' }),
      flow('electronic-certificate', 'certificate-ready', { name: 'Điện tử', when: 'resultChannel = "electronic"', route: { lane: 0.7 } }),
      flow('stamp', 'certificate-ready'),
      flow('certificate-ready', 'issue-result', { route: { around: 18.2, row: 3.4 } }),
    ],
  }),
};
