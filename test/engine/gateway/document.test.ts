import { expect } from 'chai';
import { readDocument } from '../../../engine/gateway/document.ts';

describe('a document of a request', () => {
  it('is JSON as Zeebe reads it: single quotes may stand for double ones, and what follows the object is not looked at', () => {
    const table: readonly (readonly [string, object])[] = [
      ['', {}], ['  ', {}], ['null', {}], ['{"a":1}', { a: 1 }], [' {"a":1} ', { a: 1 }], ['{"a":1} x', { a: 1 }], ['{"a":1}{"b":2}', { a: 1 }], ["{'a':'b'}", { a: 'b' }],
      [`{'a':'say "hello"', "b": "it's", 'c':['\\n','}']}`, { a: 'say "hello"', b: "it's", c: ['\n', '}'] }], ["{'a':'\\\"'}", { a: '"' }], [`{"a":"\\\\"} '`, { a: '\\' }],
    ];
    for (const [text, document] of table) expect(readDocument(text), text).to.deep.equal(document);
  });

  it('is refused when it is none', () => {
    for (const text of ['{', "{'a':1", "{'a", '{"a":1]', '}', 'x {"a":1}', '{a:1}', "{'a':'\\''}", "{'a':'b}", '{"a":NaN}', '{"a":1,}']) expect(() => readDocument(text), text).to.throw(`Invalid JSON value: ${text}`);
    expect(() => readDocument("['a'] x")).to.throw("Property 'variables' is invalid: Expected document to be a root level object, but was 'ARRAY'");
  });
});
