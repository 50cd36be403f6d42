import type { ProcedureFacts, Provenance } from '../../../processes/schema/facts.ts';

const made: Provenance = { mark: 'A', source: 'made up for a test' };
/** Facts of a procedure that does not exist. */
export const testFacts = (change: Partial<ProcedureFacts> = {}): ProcedureFacts => ({
  code: '1.000001', name: 'Thủ tục thử nghiệm', shortName: { vi: 'Thử nghiệm', en: 'Test' }, level: 'commune', field: { id: 'test', name: 'Thử nghiệm' }, authority: 'UBND xã', handledBy: 'commune',
  subjects: ['citizen'], channels: [{ channel: 'counter', limit: { value: 5, unit: 'working-day', provenance: made }, fee: { kind: 'free', provenance: made } }], resultChannels: ['counter'],
  components: [
    { id: 'application', name: 'Tờ khai', duty: 'submit', original: 1, copies: 0, source: 'applicant', provenance: made },
    { id: 'household-book', name: 'Sổ hộ khẩu', duty: 'submit', original: 0, copies: 1, source: 'applicant', provenance: made },
    { id: 'birth-data', name: 'Dữ liệu khai sinh', duty: 'submit', original: 0, copies: 1, source: { register: 'civil-status' }, provenance: made },
  ],
  form: [], steps: [], results: [], legalBasis: [], supplementPolicy: 'restart', supplementLimitWorkingDays: { value: 5, unit: 'working-day', provenance: made }, transferCutoff: { time: '15:00', provenance: made },
  onTheSpot: { eligible: false, provenance: made }, consultedAgencies: [{ id: 'police', kind: 'police', name: 'Công an xã' }],
  reengineering: { state: 'none', changes: [] }, source: { dataset: 'test', decision: 'test', asOf: '2026-01-01' }, assumptions: [], ...change,
});
