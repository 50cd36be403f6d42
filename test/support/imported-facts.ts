import type { ImportedProcedureFacts } from '../../processes/schema/imported-facts.ts';

/** Facts of an imported procedure: complete, free, ten working days, one paper. */
export const importedFacts = (change: Partial<ImportedProcedureFacts> = {}): ImportedProcedureFacts => ({
  code: '9.000001', name: 'Cấp giấy phép thử', levels: ['province'], field: { id: 'trial', name: 'Thử' }, ministry: '', authority: 'Sở Thử', kind: '', subjects: ['Công dân'],
  channels: [{ channel: 'counter', limit: { value: 10, unit: 'working-day' }, fee: { kind: 'free' } }],
  cases: [{ name: '', components: [{ name: 'Đơn đề nghị', duty: 'submit', original: 1, copies: 0 }] }],
  notDocuments: { headings: 0, notes: 0 }, results: [{ code: '', name: 'Giấy phép' }], legalBasis: ['1/2026/NĐ-CP'], numberedSteps: 0,
  source: { dataset: 'Trial', decision: '1/QĐ', asOf: '2026-07' }, imported: {}, ...change,
});
