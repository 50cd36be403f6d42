import { expect } from 'chai';
import { compiledCatalogue, loadCompiled } from '../../../processes/compile/compiled-catalogue.ts';
import { loadCatalogue } from '../../../desk/store/load-catalogue.ts';
import { loadPatterns } from '../../../processes/patterns/load-patterns.ts';
import type { LocalFile } from '../../../processes/local/local-facts.ts';
import { localRules, localSchema } from '../../../processes/local/local-schema.ts';
import { checkYaml } from '../../../processes/schema/read-yaml.ts';
import { importedFacts } from '../../support/imported-facts.ts';

const province = { id: 'thu', name: 'Tỉnh thử', suffix: 'H99', provenance: { mark: 'A', source: 'test' } } as const;
const compile = (local: LocalFile): ReturnType<typeof compiledCatalogue> => compiledCatalogue({ imported: { procedures: [importedFacts()], problems: [] }, internal: { processes: [], problems: [] }, local: { files: [{ file: 'thu.yaml', local }], problems: [] }, patterns: loadPatterns() });

describe('local versions', () => {
  it('are the base with parameters', () => {
    const catalogue = compile({ label: 'published-locally', province, versions: [{ base: '9.000001', decision: '1/QĐ-UBND', date: '2026-01-01', limit: { value: 5, unit: 'working-day' }, fee: 20_000, office: 'Sở Thử tỉnh Thử' }] });
    const facts = catalogue.get('9.000001.H99')!.facts()!;
    expect(facts).to.deep.include({ code: '9.000001.H99', authority: 'Sở Thử tỉnh Thử', name: 'Cấp giấy phép thử' });
    expect(facts.channels[0]).to.deep.include({ channel: 'counter' });
    expect(facts.channels[0]!.limit.value).to.equal(5);
    expect(facts.channels[0]!.fee).to.include({ kind: 'fixed', amount: 20_000 });
    expect(facts.catalogue).to.include({ label: 'published-locally', baseCode: '9.000001' });
  });

  it('raise an alarm above the national limit and are not compiled', () => {
    const catalogue = compile({ label: 'published-locally', province, versions: [{ base: '9.000001', decision: '1/QĐ-UBND', date: '2026-01-01', limit: { value: 12, unit: 'working-day' } }] });
    expect(catalogue.alarms).to.deep.equal([{ file: 'thu.yaml', code: '9.000001.H99', base: '9.000001', channel: 'counter', national: '10 working-day', local: '12 working-day' }]);
    expect(catalogue.get('9.000001.H99')).to.equal(undefined);
  });

  it('find the two published limits of Cao Bằng that are above the national ones, and no other', () => {
    expect([...new Set(loadCompiled().alarms.map(({ code }) => code))].sort()).to.deep.equal(['1.000987.cao-bang', '1.013040.cao-bang']);
  });

  it('are at least seven thousand definitions with the national ones, and examples never stand in an officer\'s list', () => {
    const { national, local, internal } = loadCompiled();
    expect(national.size + local.size + internal.size).to.be.at.least(7_000);
    const listed = loadCatalogue().procedures();
    expect(listed.filter(({ catalogue }) => catalogue?.label === 'example-parameter')).to.deep.equal([]);
    expect(listed.filter(({ catalogue }) => catalogue?.label === 'published-locally').length).to.be.greaterThan(0);
    expect([...local.values()].find(({ label }) => label === 'example-parameter')!.model()).to.include('Tham số ví dụ, không được công bố');
  });

  it('of a wrong file are named with line and what to do', () => {
    const said = (text: string): string => { const read = checkYaml<LocalFile>(text, 'thu.yaml', localSchema, localRules); return 'problems' in read ? read.problems.map(({ line, path, message }) => `${line} ${path}: ${message}`).join('\n') : ''; };
    const head = "label: published-locally\nprovince: { id: thu, name: Thử, suffix: H99, provenance: { mark: A, source: test } }\nversions:\n";
    expect(said(`${head}  - { base: '9.000001', decision: 1/QĐ, date: '2026-01-01', limit: { value: -3, unit: working-day } }`)).to.match(/^4 versions\.0\.limit\.value: ./);
    expect(said(`${head}  - { base: '9.000001', decision: 1/QĐ, date: '2026-01-01', limit: { value: 3, unit: fortnight } }`)).to.match(/^4 versions\.0\.limit\.unit: write one of/);
    expect(said(`${head}  - { base: '9.000001', decision: 1/QĐ, date: '2026-01-01' }\n  - { base: '9.000001', decision: 1/QĐ, date: '2026-01-01' }`)).to.match(/5 versions\.1\.base: '9.000001' stands here twice/);
    expect(said(`${head}  - { base: '9.000001' }`)).to.include('nothing pretends to be published that is not');
  });
});
