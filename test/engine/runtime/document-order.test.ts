import { expect } from 'chai';
import { documentOrder, messagePackBytes } from '../../../engine/runtime/bpmn/document-order.ts';
import type { Origin } from '../../../engine/runtime/bpmn/document-order.ts';

function namesOf(document: string, origin: Origin = 'given'): string[] {
  const names: string[] = [];
  documentOrder(new Map(Object.entries(JSON.parse(document) as object).map(([name, value]) => [name, JSON.stringify(value)])), origin).visit((name) => {
    names.push(name);
    return false;
  });
  return names;
}

describe('the order in which the variables of a document are written', () => {
  it('is that of the real Zeebe 8.5.0 (asked)', () => {
    const table: readonly (readonly [string, readonly string[]])[] = [
      ['{"x":1,"y":2}', ['x', 'y']], ['{"y":2,"x":1}', ['y', 'x']], ['{"r":1,"aa":3,"big":[1.5,2.5]}', ['big', 'r', 'aa']], ['{"zz":1,"a":2,"ccc":3,"é":4,"b":5}', ['é', 'ccc', 'zz', 'b', 'a']],
    ];
    for (const [document, names] of table) expect(namesOf(document), document).to.deep.equal(names);
  });

  it('shows each variable once, however many there are, and what is taken out no more', () => {
    for (const count of [0, 1, 2, 5, 6, 10, 11, 40, 700]) {
      const texts = new Map(Array.from({ length: count }, (_, n) => [`v${n}`, '"x"'] as const));
      const order = documentOrder(texts, 'given');
      const first: string[] = [];
      order.visit((name) => first.push(name) % 3 === 0);
      expect(first.toSorted(), `${count}`).to.deep.equal([...texts.keys()].toSorted());
      const second: string[] = [];
      order.visit((name) => second.push(name) < 0);
      expect(order.size(), `${count}`).to.equal(count - Math.floor(count / 3));
      expect(second.toSorted(), `${count}`).to.deep.equal(first.filter((_, index) => (index + 1) % 3 !== 0).toSorted());
    }
  });

  it('follows the bytes of MessagePack', () => {
    const table: readonly (readonly [string, number])[] = [
      ['null', 1], ['true', 1], ['0', 1], ['127', 1], ['128', 2], ['255', 2], ['256', 3], ['65536', 5], ['4294967296', 9], ['-1', 1], ['-32', 1], ['-33', 2], ['-129', 3], ['-32769', 5], ['-2147483649', 9],
      ['9223372036854775807', 9], ['1.5', 9], ['1.0E20', 9], ['""', 1], ['"a"', 2], [`"${'a'.repeat(31)}"`, 32], [`"${'a'.repeat(32)}"`, 34], [`"${'a'.repeat(256)}"`, 259], ['"ế"', 4], ['"😀"', 5],
      ['"\\ud83d\\ude00"', 5], ['"\\n\\u0001\\""', 4], ['[]', 1], ['{}', 1], ['[1,[2,"]"]]', 6], ['{"a":{"b,":1},"c":[]}', 11], [`[${Array.from({ length: 16 }, () => 1).join(',')}]`, 19],
    ];
    for (const [json, bytes] of table) expect(messagePackBytes(json, 'given'), json).to.equal(bytes);
    expect([messagePackBytes('1.5', 'evaluated'), messagePackBytes('0.1', 'evaluated')]).to.deep.equal([5, 9]);
  });
});
