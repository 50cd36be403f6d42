import { pay } from '../../fragments/pay.ts';
import { problem } from '../../fragments/problem.ts';
import { receive } from '../../fragments/receive.ts';
import { refuse } from '../../fragments/refuse.ts';
import { returnResult } from '../../fragments/return-result.ts';
import { supplement } from '../../fragments/supplement.ts';
import { chain, flow, task, together, xor, type Sketch } from '../sketch.ts';

/** One form with a photograph; the national licence is looked up, nobody is asked. One specialist, one signature, one booklet printed. */
export const internationalDrivingPermit: Sketch = {
  processId: 'procedure-3.000353',
  name: 'Cấp giấy phép lái xe quốc tế',
  ...together(receive('compute-fee'), supplement(2.75), pay(6, 'appraise'), problem('appraisal-outcome', 11.6), refuse('appraising-specialist', 'division', 120, 12.7, 2), returnResult(8, 4), {
    nodes: [
      task('appraise', 'Đối chiếu giấy phép quốc gia', 'appraise', 'appraising-specialist', 'division', 480, 10.6, 0),
      xor('appraisal-outcome', 'Đủ điều kiện?', 11.6, 0),
      task('sign', 'Ký giấy phép quốc tế', 'sign', 'leader', 'leader', 480, 12.7, 0),
      xor('signature-outcome', 'Đã ký?', 13.7, 0, 'above-left'),
      task('stamp', 'In sổ IDP, đóng dấu', 'stamp', 'clerk', 'clerk', 240, 14.7, 0),
    ],
    flows: [
      ...chain('appraise', 'appraisal-outcome'),
      flow('appraisal-outcome', 'sign', { name: 'Đủ', when: 'appraisal = "approve"' }),
      ...chain('sign', 'signature-outcome'),
      flow('signature-outcome', 'stamp', { name: 'Ký', when: 'signature = "signed"' }),
      flow('signature-outcome', 'appraise', { name: 'Trả lại', when: 'default', route: { lane: -1 } }),
      flow('stamp', 'issue-result', { route: { around: 17.2, row: 3.4 } }),
    ],
  }),
};
