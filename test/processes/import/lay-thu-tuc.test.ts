import { expect } from 'chai';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCatalogue } from '../../../processes/import/import-catalogue.ts';
import { readLayThuTuc } from '../../../processes/import/lay-thu-tuc.ts';
import { toFacts } from '../../../processes/import/to-facts.ts';
import { loadImported } from '../../../processes/load-imported.ts';

/** Written by hand after the documented shape of the exchange form; not a published record. */
const EXAMPLE = {
  MATTHC: '1.999999', TENTTHC: 'Thủ tục mẫu', MACOQUANCONGBO: 'G12', LINHVUCTHUCHIEN: [{ MALINHVUC: 'G12-01', TENLINHVUC: 'Hải quan' }],
  TRINHTUTHUCHIEN: [{ TRUONGHOP: '', TRINHTU: [{ TENTRINHTU: 'Bước 1' }, { TENTRINHTU: 'Bước 2' }] }],
  CACHTHUCTHUCHIEN: [
    { KENH: '1', THOIGIAN: [{ THOIGIANGIAIQUYET: '5', DONVITINH: 'Ngày làm việc', MOTA: '', PHILEPHI: [{ MAPHILEPHI: 'P1', SOTIEN: '135.000', DONVI: 'Đồng', MOTA: '' }] }] },
    { KENH: 2, THOIGIAN: [{ THOIGIANGIAIQUYET: 3, DONVITINH: 'Tuần', MOTA: '', PHILEPHI: [] }] },
    { KENH: '3', THOIGIAN: [{ THOIGIANGIAIQUYET: '2', DONVITINH: 'Ngày', PHILEPHI: [{ SOTIEN: '10', DONVI: 'USD' }] }] },
  ],
  THANHPHANHOSO: [{ TRUONGHOP: '', GIAYTO: [{ MAGIAYTO: 'GT1', TENGIAYTO: 'Đơn đề nghị', TENMAUDON: 'Mẫu 1', URL: '' }] }],
  DOITUONGTHUCHIEN: ['Doanh nghiệp'], COQUANTHUCHIEN: [{ MADONVI: 'G12.01', TENDONVI: 'Cục Hải quan' }], KETQUATHUCHIEN: [{ MAKETQUA: 'KQ.G12.000001', TENKETQUA: 'Giấy phép' }],
  CANCUPHAPLY: [{ SOVANBAN: '54/2014/QH13', TENVANBAN: 'Luật Hải quan' }], YEUCAU: '', TRANGTHAI: '1',
};

describe('the exchange form LayThuTuc', () => {
  it('brings the same facts as the published rows; what it does not say stays unclear', () => {
    const { records, problems } = readLayThuTuc(JSON.stringify([EXAMPLE]), 'form.json');
    expect(problems).to.deep.equal([]);
    const { facts } = toFacts(records[0]!, { dataset: 'LayThuTuc', asOf: '2026-07' });
    expect(facts.channels).to.deep.equal([
      { channel: 'counter', limit: { value: 5, unit: 'working-day' }, fee: { kind: 'fixed', amount: 135_000 } },
      { channel: 'post', limit: { value: 2, unit: 'calendar-day' }, fee: { unclear: 'not-stated' } },
      { channel: 'online', limit: { unclear: 'unit-lost', raw: '3 unknown' }, fee: { unclear: 'not-stated' } },
    ]);
    expect(facts.cases[0]!.components[0]).to.deep.equal({ name: 'Đơn đề nghị', duty: 'submit', original: 0, copies: 0, template: true });
    expect([facts.field.id, facts.authority, facts.numberedSteps, facts.legalBasis]).to.deep.equal(['customs', 'Cục Hải quan', 2, ['54/2014/QH13']]);
  });

  it('refuses what is not public and what is no such form, and reads the others', () => {
    const { records, problems } = readLayThuTuc(JSON.stringify([{ ...EXAMPLE, TRANGTHAI: '0' }, { MATTHC: '1.000002' }, EXAMPLE, EXAMPLE]), 'form.json');
    expect(records.map(({ code }) => code)).to.deep.equal(['1.999999']);
    expect(problems.map(({ path }) => path)).to.deep.equal(['0.TRANGTHAI', '1.TENTTHC', '1.LINHVUCTHUCHIEN', '3.MATTHC']);
    expect(readLayThuTuc('no json', 'form.json').problems[0]!.message).to.equal('this is not JSON: fetch it again');
  });

  it('changes an imported procedure only where the form speaks', () => {
    const directory = mkdtempSync(join(tmpdir(), 'mot-cua-form-'));
    try {
      const { records } = readLayThuTuc(JSON.stringify([EXAMPLE]), 'form.json');
      const { silentOn, ...published } = { ...records[0]!, levels: ['Cấp tỉnh'], decision: '5/QĐ-BTC', type: 'Loại khác', cases: [{ case: '', items: [{ name: 'Đơn đề nghị', original: 1, copy: 2, hasTemplate: true }] }] };
      importCatalogue([published], directory, [], { dataset: 'National procedure database', asOf: '2026-07' });
      const before = loadImported(directory).procedures[0]!;
      const form = { ...EXAMPLE, CACHTHUCTHUCHIEN: [{ KENH: '1', THOIGIAN: [{ THOIGIANGIAIQUYET: '4', DONVITINH: 'Ngày làm việc', PHILEPHI: [{ SOTIEN: '0', DONVI: 'Đồng' }] }] }] };
      importCatalogue(readLayThuTuc(JSON.stringify([form]), 'form.json').records, directory, [], { dataset: 'LayThuTuc', asOf: '2026-11' });
      const after = loadImported(directory).procedures[0]!;
      expect(after.channels).to.deep.equal([{ channel: 'counter', limit: { value: 4, unit: 'working-day' }, fee: { kind: 'free' } }]);
      for (const attribute of silentOn!) expect(after[attribute as 'levels'], attribute).to.deep.equal(before[attribute as 'levels']);
      expect(importCatalogue([published], directory, [], { dataset: 'National procedure database', asOf: '2026-07' }).edited, 'nothing of this counts as edited').to.equal(0);
    } finally { rmSync(directory, { recursive: true, force: true }); }
  });
});
