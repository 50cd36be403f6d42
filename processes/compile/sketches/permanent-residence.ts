import { problem } from '../../fragments/problem.ts';
import { receive } from '../../fragments/receive.ts';
import { refuse } from '../../fragments/refuse.ts';
import { returnResult } from '../../fragments/return-result.ts';
import { supplement } from '../../fragments/supplement.ts';
import { chain, flow, job, task, together, xor, type Sketch } from '../sketch.ts';

/** The child's residence at the commune police, as a part of the bundle: ≤ 2 working days, 5 when the address has to be verified (Decree 63/2024). */
export const permanentResidence: Sketch = {
  processId: 'procedure-1.004222',
  name: 'Đăng ký thường trú',
  ...together(receive('appraise'), supplement(2.75), problem('appraisal-outcome', 8.2), refuse('appraising-specialist', 'division', 120, 9.3, 2), returnResult(11.6, 0), {
    nodes: [
      task('appraise', 'Thẩm định điều kiện thường trú', 'appraise-consult', 'appraising-specialist', 'division', 240, 6.5, 0),
      job('verify-address', 'Xác minh tại nơi cư trú', 'await-agency', 7.35, -1, { agencyRole: 'area-police', question: 'Đề nghị xác minh chỗ ở của trẻ cùng cha, mẹ', limitMinutes: '1440' }),
      xor('appraisal-outcome', 'Đủ điều kiện?', 8.2, 0, 'above-left'),
      task('sign', 'Trưởng Công an xã ký duyệt', 'sign', 'leader', 'leader', 120, 9.3, 0),
      xor('signature-outcome', 'Đã ký?', 10.4, 0, 'above-left'),
    ],
    flows: [
      ...chain('appraise', 'appraisal-outcome'),
      flow('appraisal-outcome', 'sign', { name: 'Đủ', when: 'appraisal = "approve"' }),
      flow('appraisal-outcome', 'verify-address', { name: 'Xác minh', when: 'appraisal = "consult"' }),
      flow('verify-address', 'appraise'),
      ...chain('sign', 'signature-outcome'),
      flow('signature-outcome', 'issue-result', { name: 'Ký', when: 'signature = "signed"' }),
      flow('signature-outcome', 'appraise', { name: 'Trả lại', when: 'default', route: { lane: -1.65, at: -25 } }),
    ],
  }),
};
