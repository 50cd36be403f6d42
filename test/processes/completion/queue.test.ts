import { expect } from 'chai';
import { completionQueue } from '../../../processes/completion/queue.ts';
import { loadImported } from '../../../processes/load-imported.ts';
import { completenessOf } from '../../../processes/schema/completeness.ts';
import type { ImportedProcedureFacts } from '../../../processes/schema/imported-facts.ts';

const { procedures } = loadImported();
const complete = procedures.find((facts) => completenessOf(facts).usable)!;
const lacking = (code: string, field: string, over: Partial<ImportedProcedureFacts>): ImportedProcedureFacts => ({ ...complete, code, field: { id: field, name: field }, ...over });

describe('the completion queue', () => {
  it('lists what lacks limit, fee or papers, most used first, then by field and code', () => {
    const queue = completionQueue([
      complete, lacking('1.000003', 'b', { cases: [] }), lacking('1.000002', 'a', { channels: [{ channel: 'online', limit: { unclear: 'unit-lost', raw: '5 unknown' }, fee: { kind: 'free' } }] }), lacking('1.000001', 'b', { cases: [] }),
    ], (code) => (code === '1.000003' ? 7 : 0));
    expect(queue.map(({ code, dossiers }) => `${code} ${dossiers}`)).to.deep.equal(['1.000003 7', '1.000002 0', '1.000001 0']);
    expect(queue[1]).to.deep.include({ lacks: [{ attribute: 'limit', reason: 'unit-lost', channel: 'online' }], file: 'processes/catalogue/a/1.000002.yaml' });
  });

  it('drops a procedure as soon as its facts are filled in', () => {
    const open = lacking('1.000001', 'a', { channels: [{ channel: 'counter', limit: { unclear: 'not-stated' }, fee: { unclear: 'not-stated' } }] });
    expect(completionQueue([open], () => 0)[0]!.lacks).to.have.lengthOf(2);
    expect(completionQueue([{ ...open, channels: [{ channel: 'counter', limit: { value: 3, unit: 'working-day' }, fee: { kind: 'free' } }] }], () => 0)).to.deep.equal([]);
  });

  it('asks for a number where a paper has neither originals nor copies, not where it is only shown', () => {
    const withDuty = (duty: 'submit' | 'show'): ImportedProcedureFacts => lacking('1.000001', 'a', { cases: [{ name: '', components: [{ name: 'Giấy', duty, original: 0, copies: 0 }] }] });
    expect([completenessOf(withDuty('submit')).usable, completenessOf(withDuty('show')).usable]).to.deep.equal([false, true]);
  });
});
