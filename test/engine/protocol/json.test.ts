import { expect } from 'chai';
import { Verbatim, doubleText, kindOf, readDocumentJson, readJson, readRecordJson, writeJson } from '../../../engine/protocol/json.ts';

const kept = (text: string): string => writeJson(readJson(text));

describe('JSON without loss', () => {
  it('gives numbers as Zeebe 8.5 does (asked of the real one): whole ones of 64 bits as they are, fractions as Java writes doubles', () => {
    const table: readonly (readonly [string, string])[] = [
      ['1', '1'], ['-0', '0'], ['9007199254740993', '9007199254740993'], ['-9007199254740993', '-9007199254740993'], ['9223372036854775807', '9223372036854775807'],
      ['-9223372036854775808', '-9223372036854775808'], ['18446744073709551615', '18446744073709551615'], ['1.0', '1.0'], ['1e3', '1000.0'], ['-0.0', '-0.0'], ['0.1', '0.1'],
      ['0.30000000000000004', '0.30000000000000004'], ['0.1000000000000000055511151231257827', '0.1'], ['123456789012345678.5', '1.2345678901234568E17'], ['1e400', '"Infinity"'],
      ['-1e400', '"-Infinity"'], ['1e-400', '0.0'], ['1.5e300', '1.5E300'], ['12345678.9', '1.23456789E7'], ['1e7', '1.0E7'], ['1e-3', '0.001'], ['1e-4', '1.0E-4'], ['0.00001', '1.0E-5'],
      ['100.50', '100.5'], ['4.9e-324', '4.9E-324'], ['1.7976931348623157e308', '1.7976931348623157E308'], ['1e23', '1.0E23'], ['9999999.99999999999', '1.0E7'], ['0.99999999999999999999', '1.0'],
    ];
    for (const [sent, given] of table) {
      expect(kept(sent), sent).to.equal(given);
      expect(kept(`{"a":[${sent},{"b":${sent}}]}`), sent).to.equal(`{"a":[${given},{"b":${given}}]}`);
      expect(kept(given), `${sent} again`).to.equal(given);
    }
  });

  it('refuses whole numbers that MessagePack does not have, and what is no JSON', () => {
    for (const text of ['18446744073709551616', '-9223372036854775809', '[1,1000000000000000000000]']) expect(() => readJson(text), text).to.throw(RangeError);
    for (const text of ['NaN', '01', '1.', '.5', '+1', '{"a":1.0', '']) expect(() => readDocumentJson(text, JSON.parse(text)), text).to.throw(SyntaxError);
  });

  it('leaves everything else to JSON.parse, whatever stands in strings', () => {
    const values = [{ a: 12.5, b: -3, c: 'x: 1.0, 9007199254740993', d: [null, true, ''], 'e\n"': { f: '\\' } }, [], {}, [[{}]], 'ế 😀', 0.30000000000000004, Number.MAX_SAFE_INTEGER];
    for (const value of values) {
      expect(readJson(JSON.stringify(value))).to.deep.equal(value);
      // the same through the reader that looks at every number
      expect(readJson(`[${JSON.stringify(value)} , 1.0 ]`)).to.deep.equal([value, new Verbatim('1.0')]);
    }
  });

  it('keeps the order of members that are named like indices, and a member named __proto__', () => {
    expect(kept('{"b":1,"10":2,"9":{"x":1,"0":1.0}}')).to.equal('{"b":1,"10":2,"9":{"x":1,"0":1.0}}');
    expect(kept('[{"__proto__":1.0}]')).to.equal('[{"__proto__":1.0}]');
    expect(readDocumentJson('{"b":{"x":1,"0":2},"10":1.0}', {})).to.deep.equal({ 10: new Verbatim('1.0'), b: new Verbatim('{"x":1,"0":2}') });
  });

  it('takes half a character for a question mark, as Zeebe', () => {
    expect(readJson('{"\\ud800":"a\\udc00b \\ud83d\\ude00"}')).to.deep.equal({ '?': 'a?b 😀' });
  });

  it('reads records without loss in their documents, and nowhere else', () => {
    const text = '{"deadline":9223372036854776000,"versions":{"b":1,"2":"x"},"variables":{"n":9007199254740993,"o":{"b":1,"2":1}},"jobs":[{"variables":{"x":1.0}}]}';
    expect(readRecordJson(text)).to.deep.equal({
      deadline: 9223372036854776000, versions: { 2: 'x', b: 1 }, variables: { n: new Verbatim('9007199254740993'), o: new Verbatim('{"b":1,"2":1}') }, jobs: [{ variables: { x: new Verbatim('1.0') } }],
    });
    expect(readRecordJson('{"variables":{},"at":1e3}')).to.deep.equal({ variables: {}, at: 1000 });
  });

  it('writes what JSON.stringify writes, members that are undefined left out', () => {
    for (const value of [{ a: undefined, b: [undefined, 1] }, 'x', null, 1.5]) expect(writeJson(value)).to.equal(JSON.stringify(value));
    expect(writeJson({ a: undefined, b: [undefined, new Verbatim('1.0')] })).to.equal('{"b":[null,1.0]}');
  });

  it('knows the kinds of MessagePack', () => {
    const kinds = ['null', 'true', '1', '9007199254740993', '1.5', '1.0', '1e20', '"x"', '[]', '{}', '{"a":1,"1":2}'].map((text) => kindOf(readJson(text)));
    expect(kinds).to.deep.equal(['NIL', 'BOOLEAN', 'INTEGER', 'INTEGER', 'FLOAT', 'FLOAT', 'FLOAT', 'STRING', 'ARRAY', 'MAP', 'MAP']);
  });

  it('writes a double so that reading it gives the same double', () => {
    const bits = new DataView(new ArrayBuffer(8));
    for (let n = 1; n <= 5_000; n++) {
      bits.setUint32(0, Math.imul(n, 0x9e37_79b1));
      bits.setUint32(4, Math.imul(n, 0x85eb_ca6b));
      const double = bits.getFloat64(0);
      if (Number.isFinite(double)) expect(Number(doubleText(double)), doubleText(double)).to.equal(double);
    }
  });
});
