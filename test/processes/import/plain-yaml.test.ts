import { expect } from 'chai';
import { parse } from 'yaml';
import { readPlain, writeFlow } from '../../../processes/schema/plain-yaml.ts';

describe('plain YAML', () => {
  const text = ['# a remark', 'code: "1.000178"', 'levels: [ministry, other]', 'empty: []', 'cases:', '  - name: ""', '    components:', '      - {name: "Đơn: \\"A\\", {b}", duty: submit, original: 1, template: true}', '  - name: "b"', '    components: []', 'count: 3'].join('\n');

  it('is read as the yaml package reads it', () => {
    expect(readPlain(text)).to.deep.equal(parse(text)).and.to.have.nested.property('cases[0].components[0].name', 'Đơn: "A", {b}');
  });

  it('is written so that both read the same back, words that YAML takes for something else in quotes', () => {
    const value = { a: ['no', 'Yes', 'null', 'word', '', '1.0', 'x: y', '- z', '#'], b: { c: 1.5, d: -3, e: true, f: null } };
    expect(readPlain(`v: ${writeFlow(value)}`)).to.deep.equal({ v: value }).and.to.deep.equal(parse(`v: ${writeFlow(value)}`));
  });

  for (const other of ['a: &anchor 1', 'a: |\n  text', 'a: plain text', 'a: 1\na: 2', 'a: {b: 1', 'a:\n  - 1\n    - 2', 'a: no', 'a:\n', "a: 'x'"])
    it(`leaves ${JSON.stringify(other)} to the yaml package`, () => { expect(readPlain(other)).to.equal(undefined); });
});
