import { expect } from 'chai';
import { createProcedureIndex } from '../../../desk/domain/find-procedures.ts';
import { loadCatalogue } from '../../../desk/store/load-catalogue.ts';

describe('finding a procedure', function () {
  this.timeout(120_000);
  const procedures = loadCatalogue().procedures();
  const byCode = new Map(procedures.map((facts) => [facts.code, facts]));
  const index = createProcedureIndex(procedures);
  const namesOf = (query: string, most: number): readonly string[] => index.find(query, most).map(({ code }) => byCode.get(code)!.name.toLowerCase());

  it('knows the name with and without diacritics', () => {
    expect(index.find('Đăng ký khai sinh', 10).map(({ code }) => code)).to.include('1.001193');
    expect(index.find('dang ky khai sinh', 10)).to.deep.equal(index.find('Đăng ký khai sinh', 10));
  });

  it('forgives typing errors: a wrong letter, a swap, a missing one', () => {
    for (const query of ['khoangs san', 'khaong san', 'khoag san']) expect(namesOf(query, 10).some((name) => name.includes('khoáng sản')), query).to.equal(true);
    expect(index.find('kiem ngiem', 5).length + index.find('thanh lap doanh nghiepp', 5).length).to.be.greaterThan(0);
  });

  it('knows code, field, level, authority, papers and legal documents', () => {
    const some = procedures.find((facts) => facts.catalogue && facts.legalBasis.length > 0 && facts.components.length > 0)!;
    expect(index.find(some.code, 1)[0]!.code).to.equal(some.code);
    expect(index.find(some.code.slice(0, 6), 200).map(({ code }) => code)).to.include(some.code);
    expect(index.find(`${some.legalBasis[0]!}`, 500).map(({ code }) => code)).to.include(some.code);
    expect(index.find(some.field.name, 500).map(({ code }) => code)).to.include(some.code);
    expect(namesOf('đăng ký khai tử', 5).some((name) => name.includes('khai tử'))).to.equal(true);
    expect(index.find('cấp xã chứng thực', 20).some(({ code }) => byCode.get(code)!.level === 'commune')).to.equal(true);
    expect(index.find('Kho bạc nhà nước', 20).some(({ code }) => byCode.get(code)!.authority.toLowerCase().includes('kho bạc'))).to.equal(true);
  });

  it('puts what has the words together before what has them scattered, and tells them apart', () => {
    const birth = index.find('khai sinh', 500);
    const close = birth.filter((found) => found.close);
    expect(close.length).to.be.within(5, 40);
    expect(birth.slice(0, close.length), 'the close ones first').to.deep.equal(close);
    expect(close.every(({ code }) => { const { name, field, legalBasis } = byCode.get(code)!; return /khai sinh/i.test([name, field.name, ...legalBasis].join(' ').normalize('NFC')); })).to.equal(true);
    expect(namesOf('chứng thực', 10).every((name) => name.normalize('NFC').includes('chứng thực')), 'not "chứng nhận … thực hiện"').to.equal(true);
    // half typed, in pieces, and with the kind of legal document in front of its number
    expect(index.find('khai si', 5).map(({ code }) => code)).to.include('1.001193');
    expect(namesOf('kết hôn nước ngoài', 3).every((name) => name.normalize('NFC').includes('kết hôn') && name.normalize('NFC').includes('nước ngoài'))).to.equal(true);
    expect(index.find('nghị định 123/2015', 50).length).to.be.greaterThan(3);
    expect(index.find('nghị định 123/2015', 50).map(({ code }) => code)).to.deep.equal(index.find('123/2015', 50).map(({ code }) => code));
  });

  it('calls the best ones close where nothing has the words together', () => {
    const found = index.find('khoangs saan', 50);
    expect(found.length).to.be.greaterThan(0);
    expect(found[0]!.close).to.equal(true);
  });

  it('finds nothing rather than anything', () => {
    expect(index.find('xyzzyx qwrtpl', 10)).to.deep.equal([]);
    expect(index.find('  ', 10)).to.deep.equal([]);
  });
});
