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

  it('finds nothing rather than anything', () => {
    expect(index.find('xyzzyx qwrtpl', 10)).to.deep.equal([]);
    expect(index.find('  ', 10)).to.deep.equal([]);
  });
});
