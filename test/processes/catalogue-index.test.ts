import { expect } from 'chai';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CATALOGUE_DIRECTORY, catalogueIndex, isImportedText } from '../../processes/catalogue-index.ts';
import { readPlain } from '../../processes/schema/plain-yaml.ts';

const files = readdirSync(CATALOGUE_DIRECTORY, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

describe('the index of the catalogue', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'mot-cua-index-')); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const example = readFileSync(join(CATALOGUE_DIRECTORY, files.find((name) => name.startsWith('tax/'))!), 'utf8');
  const codes = (indexFile: string): string[] => catalogueIndex(folder, indexFile).imported.map(({ facts }) => facts.code);

  it('tells imported files from hand-modelled ones', () => {
    const { handModelled, imported, problems } = catalogueIndex();
    expect([handModelled.length, imported.length, problems]).to.deep.equal([12, files.length - 12, []]);
  });

  it('answers from the index of the last start and reads what changed since', () => {
    const indexFile = join(folder, 'index.jsonl');
    writeFileSync(join(folder, 'a.yaml'), example);
    const [code] = codes(indexFile);
    writeFileSync(indexFile, readFileSync(indexFile, 'utf8').replace(`"code":"${code}"`, '"code":"9.999999"'));
    expect(codes(indexFile), 'from the same run').to.deep.equal([code]);
    writeFileSync(join(folder, 'b.yaml'), example);
    expect(codes(indexFile), 'a from the index, b read').to.deep.equal(['9.999999', code]);
    writeFileSync(join(folder, 'a.yaml'), `${example}# changed\n`);
    expect(codes(indexFile)).to.deep.equal([code, code]);
  });

  it('reads everything again when the index is broken', () => {
    const indexFile = join(folder, 'index.jsonl');
    writeFileSync(join(folder, 'a.yaml'), example);
    writeFileSync(indexFile, '{"version":1}\n{broken');
    expect(codes(indexFile)).to.have.lengthOf(1);
    expect(readFileSync(indexFile, 'utf8')).to.contain('"kind":"imported"');
  });

  it('reads imported files as the yaml package does', () => {
    const sample = files.filter((_, at) => at % 60 === 0).map((name) => readFileSync(join(CATALOGUE_DIRECTORY, name), 'utf8')).filter(isImportedText);
    expect(sample.length).to.be.greaterThan(30);
    for (const text of sample) expect(readPlain(text)).to.deep.equal(parse(text));
  });
});
