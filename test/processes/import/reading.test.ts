import { expect } from 'chai';
import { casesOf } from '../../../processes/import/cases.ts';
import { feeOf } from '../../../processes/import/fees.ts';
import { limitOf, oneLimit } from '../../../processes/import/limits.ts';
import { verdictOf } from '../../../processes/import/line-rules.ts';
import { publisherOf } from '../../../processes/import/publisher.ts';
import { shortName } from '../../../processes/import/short-name.ts';

const line = (name: string, original = 1, copies = 0): { name: string; original: number; copies: number } => ({ name, original, copies });
const item = (name: string, original = 1, copy = 0): { name: string; original: number; copy: number; hasTemplate: boolean } => ({ name, original, copy, hasTemplate: false });

describe('limits of the national database', () => {
  it('are stated, or unclear with what the source says', () => {
    expect(limitOf(5, 'working_day')).to.deep.equal({ value: 5, unit: 'working-day' });
    expect(limitOf(24, 'hour')).to.deep.equal({ value: 24, unit: 'hour' });
    expect(limitOf(5, 'unknown')).to.deep.equal({ unclear: 'unit-lost', raw: '5 unknown' });
    expect(limitOf(0, 'unknown')).to.deep.equal({ unclear: 'not-positive', raw: '0 unknown' });
    expect(limitOf(undefined, undefined)).to.deep.equal({ unclear: 'not-stated' });
  });

  it('that differ within one channel are unclear with all of them', () => {
    expect(oneLimit([limitOf(5, 'working_day'), limitOf(5, 'working_day')])).to.deep.equal({ value: 5, unit: 'working-day' });
    expect(oneLimit([limitOf(5, 'working_day'), limitOf(3, 'calendar_day')])).to.deep.equal({ unclear: 'several', raw: '5 working-day / 3 calendar-day' });
  });
});

describe('fees of the national database', () => {
  it('are free, fixed, or unclear', () => {
    expect(feeOf(0, '')).to.deep.equal({ kind: 'free' });
    expect(feeOf(0, 'Nộp hồ sơ trực tiếp')).to.deep.equal({ kind: 'free' });
    expect(feeOf(50_000, '(50.000 đồng/giấy)')).to.deep.equal({ kind: 'fixed', amount: 50_000 });
    expect(feeOf(null, '')).to.deep.equal({ unclear: 'not-stated' });
    expect(feeOf(undefined, '145 USD')).to.deep.equal({ unclear: 'not-stated', raw: '145 USD' });
  });

  it('of 0 đồng are no free service when a note names amounts or another text', () => {
    expect(feeOf(0, '(20.000.000 đồng/lần)')).to.deep.equal({ unclear: 'tariff-in-note', raw: '20.000.000 đồng' });
    expect(feeOf(0, 'Mức lệ phí cụ thể do Hội đồng nhân dân cấp tỉnh quyết định')).to.deep.equal({ unclear: 'set-elsewhere' });
    expect(feeOf(0, '(Không thu lệ phí)')).to.deep.equal({ kind: 'free' });
  });

  it('that cannot be đồng, or differ from the note, are unclear', () => {
    expect(feeOf(155, '155 USD')).to.deep.equal({ unclear: 'not-readable', raw: '155; 155 USD' });
    expect(feeOf(200_000, '200.000 đồng/ hộ chiếu. Cấp lại do mất: 400.000đ')).to.deep.equal({ unclear: 'several', raw: '200000 / 400.000đ' });
  });
});

describe('a line among the documents', () => {
  const cases: readonly (readonly [string, number, number, string])[] = [
    ['Đơn đề nghị cấp giấy phép', 1, 0, 'document submit'],
    ['- Giấy tờ phải xuất trình:', 0, 0, 'heading show'],
    ['Giấy tờ phải nộp:', 0, 0, 'heading submit'],
    ['- Đối với phương tiện thương mại:', 0, 0, 'heading'],
    ['* Lưu ý: hồ sơ nộp trực tuyến …', 0, 0, 'note'],
    ['2. Số lượng hồ sơ: 01 (bộ)', 0, 0, 'note'],
    ['Người ủy quyền và người được ủy quyền chịu trách nhiệm trước pháp luật về việc ủy quyền', 1, 0, 'note'],
    ['Trường hợp nộp hồ sơ trực tuyến thì thành phần hồ sơ phải được chứng thực điện tử', 0, 0, 'note'],
    ['Trường hợp ủy quyền thì phải có văn bản ủy quyền có chứng thực', 1, 0, 'document submit'],
    [';', 1, 0, 'nothing'], ['+ 0', 1, 0, 'nothing'], ['không quy định', 0, 0, 'nothing'],
    ['Xuất trình Bản chính giấy phép lái xe quốc gia', 1, 0, 'document show'],
    ['Giấy chứng nhận đăng ký xe ô tô (xuất trình);', 1, 0, 'document show'],
    ['Hợp đồng nhập khẩu: 01 bản chụp xuất trình bản chính để đối chiếu', 0, 1, 'document submit'],
    ['hoặc chứng từ dưới dạng dữ liệu điện tử', 1, 0, 'document instead-of'],
    ['hoặc 01 bản sao có chứng thực)', 0, 1, 'note'],
    ['Tài liệu thay thế Báo cáo thử nghiệm khí thải xe: bản sao chụp', 0, 1, 'document instead-of'],
    ['Bản sao Hộ chiếu hoặc giấy tờ có giá trị thay thế', 0, 1, 'document submit'],
    ['Văn bản cam kết thực hiện nghĩa vụ trồng rừng thay thế', 1, 0, 'document submit'],
  ];
  for (const [name, original, copies, expected] of cases) it(`'${name}' is: ${expected}`, () => {
    const verdict = verdictOf(line(name, original, copies));
    expect([verdict.is, ...('duty' in verdict && verdict.duty ? [verdict.duty] : [])].join(' ')).to.equal(expected);
  });
});

describe('the cases of a procedure', () => {
  it('gives the documents below "to be shown" that duty, and merges lists that are no cases', () => {
    const read = casesOf([
      { case: '* Giấy tờ phải nộp:', items: [item('Tờ khai', 1), item('Lưu ý: …', 0)] },
      { case: '* Giấy tờ phải xuất trình:', items: [item('Hộ chiếu', 0), item('Tờ khai', 0, 2)] },
      { case: 'Trường hợp ủy quyền', items: [item('a) Văn bản ủy quyền; Văn bản này phải được chứng thực.', 1)] },
    ]);
    expect(read.cases).to.deep.equal([
      { name: '', components: [{ name: 'Tờ khai', duty: 'submit', original: 1, copies: 2 }, { name: 'Hộ chiếu', duty: 'show', original: 0, copies: 0 }] },
      { name: 'Trường hợp ủy quyền', components: [{ name: 'Văn bản ủy quyền', duty: 'submit', original: 1, copies: 0 }] },
    ]);
    expect([read.headings, read.notes, read.uncounted.length]).to.deep.equal([0, 1, 0]);
  });

  it('names documents without what explains them', () => {
    expect(shortName('- a) Đơn đề nghị hủy tài khoản điện tử (NA20).Mau NA20-BCA.docx')).to.equal('Đơn đề nghị hủy tài khoản điện tử (NA20)');
    expect(shortName('Đơn xin nhận con nuôi;1. Đơn xin nhận con nuôi.doc')).to.equal('Đơn xin nhận con nuôi');
    expect(shortName('Đơn đề nghị theo Mẫu số 03 Thông tư số 07/2026/TT-BNNMTMus03-PhlcII.docx')).to.equal('Đơn đề nghị theo Mẫu số 03 Thông tư số 07/2026/TT-BNNMT');
    expect(shortName('Đơn đề nghị khai thácĐơn đề nghị khai thác.docx')).to.equal('Đơn đề nghị khai thác');
    expect(shortName('Bản sao giấy phép lái xe còn hạn. Trường hợp mất thì khai rõ lý do.')).to.equal('Bản sao giấy phép lái xe còn hạn');
    expect(shortName(`Báo cáo ${'rất dài '.repeat(80)}`)).to.have.lengthOf.at.most(301).and.match(/…$/);
  });
});

describe('the publisher of a procedure', () => {
  it('is read from the letters of the decision', () => {
    expect(['6968/QĐ-BCA', '885/QĐ-BCA-C06', 'QĐ/0001-BCA', '163/QD-BTP', '1681', '1763/QĐ-BNNNMT'].map(publisherOf)).to.deep.equal(['BCA', 'BCA', 'BCA', 'BTP', undefined, undefined]);
  });
});
