import { problem } from '../../fragments/problem.ts';
import { receive } from '../../fragments/receive.ts';
import { refuse } from '../../fragments/refuse.ts';
import { returnResult } from '../../fragments/return-result.ts';
import { supplement } from '../../fragments/supplement.ts';
import { chain, flow, job, task, together, xor, type Sketch } from '../sketch.ts';

/** Decree 63/2024: one form at the commune opens a dossier at each of the three agencies; each has its own clock, this one closes when all have. */
export const birthBundle: Sketch = {
  processId: 'procedure-2.000986',
  name: 'Liên thông khai sinh, thường trú, thẻ BHYT',
  ...together(receive('process-on-the-spot'), supplement(2.75), problem('form-valid', 7.4), refuse('counter-officer', 'one-stop', 60, 9.6, 2), returnResult(11.7, 0), {
    nodes: [
      task('process-on-the-spot', 'Kiểm tra tờ khai dùng chung', 'process-on-the-spot', 'counter-officer', 'one-stop', 120, 6.4, 0),
      xor('form-valid', 'Tờ khai đúng?', 7.4, 0),
      job('open-linked-dossiers', 'Mở các hồ sơ liên thông', 'open-linked-dossiers', 8.5, 0),
      job('await-linked-dossiers', 'Chờ các cơ quan giải quyết', 'await-linked-dossiers', 9.6, 0),
      xor('linked-outcome', 'Tất cả được giải quyết?', 10.6, 0),
    ],
    flows: [
      ...chain('process-on-the-spot', 'form-valid'),
      flow('form-valid', 'open-linked-dossiers', { name: 'Đúng', when: 'appraisal = "approve"' }),
      ...chain('open-linked-dossiers', 'await-linked-dossiers', 'linked-outcome'),
      flow('linked-outcome', 'issue-result', { name: 'Tất cả', when: 'linkedOutcome = "all-granted"' }),
      flow('linked-outcome', 'refuse', { name: 'Có phần từ chối', when: 'default', route: { lane: 1.1 } }),
    ],
  }),
};
