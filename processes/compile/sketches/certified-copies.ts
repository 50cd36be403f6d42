import { pay } from '../../fragments/pay.ts';
import { refuse } from '../../fragments/refuse.ts';
import { chain, end, flow, job, start, task, together, xor, type Sketch } from '../sketch.ts';

/** On the spot all the way: copy and compare, sign, stamp, pay, hand over, while the applicant waits. No original, no certificate: nothing to supplement later. */
export const certifiedCopies: Sketch = {
  processId: 'procedure-2.000815',
  name: 'Chứng thực bản sao từ bản chính',
  ...together(refuse('counter-officer', 'one-stop', 30, 5.1, 2), pay(12.2, 'issue-result'), {
    nodes: [
      start(0),
      job('claim-dossier', 'Nhận hồ sơ vào quy trình', 'claim-dossier', 1, 0),
      job('once-only-lookup', 'Tra cứu dữ liệu đã có', 'once-only-lookup', 2, 0),
      job('check-components', 'Kiểm tra bản chính', 'check-components', 3, 0),
      xor('components-complete', 'Có bản chính?', 4, 0),
      job('decide-on-the-spot', 'Xác định "4 tại chỗ"', 'decide-on-the-spot', 5.1, 0),
      task('copy-and-compare', 'Chụp, đối chiếu bản chính', 'certify-copies', 'counter-officer', 'one-stop', 60, 6.3, 0),
      xor('copy-outcome', 'Được chứng thực?', 7.3, 0),
      task('sign-on-the-spot', 'Ký chứng thực tại chỗ', 'sign', 'counter-officer,leader', 'one-stop', 60, 8.4, 0),
      xor('signature-outcome', 'Đã ký?', 9.5, 0, 'above-left'),
      task('stamp-on-the-spot', 'Ghi sổ chứng thực, đóng dấu', 'stamp', 'counter-officer,clerk', 'one-stop', 30, 10.7, 0),
      job('issue-result', 'Phát hành kết quả', 'issue-result', 16.7, 0, { outcome: 'granted' }),
      task('return-result', 'Trả bản sao tại quầy', 'return-result', 'counter-officer', 'one-stop', 15, 17.7, 0),
      job('request-rating', 'Mời đánh giá', 'request-rating', 18.7, 0),
      job('close-dossier', 'Đóng hồ sơ', 'close-dossier', 19.7, 0, { reason: 'returned' }),
      end('dossier-closed', 'Đã trả kết quả', 20.5, 0),
    ],
    flows: [
      ...chain('dossier-received', 'claim-dossier', 'once-only-lookup', 'check-components', 'components-complete'),
      flow('components-complete', 'decide-on-the-spot', { name: 'Có', when: 'componentsComplete' }),
      flow('components-complete', 'refuse', { name: 'Không', when: 'default' }),
      ...chain('decide-on-the-spot', 'copy-and-compare', 'copy-outcome'),
      flow('copy-outcome', 'sign-on-the-spot', { name: 'Được', when: 'appraisal = "approve"' }),
      flow('copy-outcome', 'refuse', { name: 'Không', when: 'default', route: { lane: 1.1 } }),
      flow('sign-on-the-spot', 'signature-outcome'),
      flow('signature-outcome', 'stamp-on-the-spot', { name: 'Ký', when: 'signature = "signed"' }),
      flow('signature-outcome', 'copy-and-compare', { name: 'Trả lại', when: 'default', route: { lane: -1 } }),
      flow('stamp-on-the-spot', 'compute-fee'),
      ...chain('issue-result', 'return-result', 'request-rating', 'close-dossier', 'dossier-closed'),
    ],
  }),
};
