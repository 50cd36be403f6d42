import { receive } from '../../fragments/receive.ts';
import { refuse } from '../../fragments/refuse.ts';
import { returnResult } from '../../fragments/return-result.ts';
import { supplement } from '../../fragments/supplement.ts';
import { chain, flow, job, task, together, xor, type Sketch, type SketchNode } from '../sketch.ts';

const permit = (id: string, name: string, row: number, agencyRole: string, question: string, answer: string): SketchNode => ({ ...job(id, name, 'await-agency', 13.5, row, { agencyRole, question, limitMinutes: '2400' }), output: { [answer]: 'agencyAnswer' } });

/** The power company is the single entry: connection agreement first, then both permits of the state at once, the customer's works, acceptance, contract. */
export const mediumVoltagePower: Sketch = {
  processId: 'procedure-evn-medium-voltage',
  name: 'Cấp điện mới trung áp',
  ...together(receive('assign-survey'), supplement(3.2), refuse('counter-officer', 'one-stop', 120, 16.5, 2.3), returnResult(10, 4.4), {
    nodes: [
      task('assign-survey', 'Phân công khảo sát', 'assign', 'head-of-division', 'division', 120, 6.3, 0),
      task('survey', 'Khảo sát điểm đấu nối', 'survey', 'appraising-specialist', 'agency', 720, 7.3, 0),
      xor('survey-outcome', 'Khả thi?', 8.25, 0),
      job('suspend-for-agreement', 'Ngừng tính giờ khi ký', 'clock-move', 9.25, 0, { move: 'suspend', ground: 'customer-part' }),
      task('sign-agreement', 'Khách hàng ký thỏa thuận', 'sign-agreement', 'counter-officer', 'one-stop', 480, 10.2, 0),
      job('resume-after-agreement', 'Tính giờ tiếp', 'clock-move', 11.15, 0, { move: 'resume', ground: 'customer-part-done' }),
      xor('agreement-outcome', 'Khách hàng ký?', 12.1, 0),
      { id: 'ask-permits', kind: 'parallel', name: '', col: 12.7, row: 0 },
      permit('construction-permit', 'Chấp thuận hướng tuyến', -0.6, 'construction', 'Đề nghị chấp thuận vị trí, hướng tuyến công trình điện', 'constructionAnswer'),
      permit('digging-permit', 'Cấp phép đào đường', 0.6, 'road-authority', 'Đề nghị cấp phép đào đường, hè phố thi công công trình điện', 'diggingAnswer'),
      { id: 'permits-answered', kind: 'parallel', name: '', col: 14.3, row: 0 },
      xor('permits-outcome', 'Được cả hai?', 14.9, 0),
      job('suspend-for-works', 'Ngừng tính giờ khi thi công', 'clock-move', 15.8, 0, { move: 'suspend', ground: 'customer-part' }),
      task('customer-works', 'Khách hàng báo hoàn thành', 'customer-ready', 'counter-officer', 'one-stop', 60, 16.75, 0),
      job('resume-after-works', 'Tính giờ tiếp', 'clock-move', 17.7, 0, { move: 'resume', ground: 'customer-part-done' }),
      xor('works-outcome', 'Đã hoàn thành?', 18.6, 0),
      task('acceptance', 'Nghiệm thu, đóng điện', 'acceptance', 'appraising-specialist', 'agency', 960, 19.6, 0),
      xor('acceptance-outcome', 'Đạt?', 20.6, 0, 'above-left'),
      task('sign', 'Điện lực ký hợp đồng', 'sign', 'leader', 'leader', 240, 21.6, 0),
      xor('signature-outcome', 'Đã ký?', 22.5, 0),
    ],
    flows: [
      ...chain('assign-survey', 'survey', 'survey-outcome'),
      flow('survey-outcome', 'suspend-for-agreement', { name: 'Có', when: 'survey = "feasible"' }),
      flow('survey-outcome', 'refuse', { name: 'Không', when: 'default' }),
      ...chain('suspend-for-agreement', 'sign-agreement', 'resume-after-agreement', 'agreement-outcome'),
      flow('agreement-outcome', 'ask-permits', { name: 'Ký', when: 'agreement = "signed"' }),
      flow('agreement-outcome', 'refuse', { name: 'Không ký', when: 'default', route: { first: 'vertical' } }),
      flow('ask-permits', 'construction-permit'), flow('ask-permits', 'digging-permit'),
      flow('construction-permit', 'permits-answered'), flow('digging-permit', 'permits-answered'),
      flow('permits-answered', 'permits-outcome'),
      flow('permits-outcome', 'suspend-for-works', { name: 'Được', when: 'constructionAnswer = "agree" and diggingAnswer = "agree"' }),
      flow('permits-outcome', 'refuse', { name: 'Không', when: 'default' }),
      ...chain('suspend-for-works', 'customer-works', 'resume-after-works', 'works-outcome'),
      flow('works-outcome', 'acceptance', { name: 'Rồi', when: 'customerWorks = "done"' }),
      flow('works-outcome', 'refuse', { name: 'Thôi', when: 'default', route: { lane: 1.4 } }),
      ...chain('acceptance', 'acceptance-outcome'),
      flow('acceptance-outcome', 'sign', { name: 'Đạt', when: 'acceptance = "accepted"' }),
      flow('acceptance-outcome', 'suspend-for-works', { name: 'Sửa', when: 'default', route: { lane: -0.95, at: 0 } }),
      ...chain('sign', 'signature-outcome'),
      flow('signature-outcome', 'issue-result', { name: 'Ký', when: 'signature = "signed"', route: { around: 23.2, row: 3.75 } }),
      flow('signature-outcome', 'acceptance', { name: 'Trả lại', when: 'default', route: { lane: 0.9 } }),
    ],
  }),
};
