import { randomUUID } from 'node:crypto';
import type { ReceiveDossier } from '../../../desk/api/contract.ts';
import type { ProcedureFacts } from '../../../processes/schema/facts.ts';

/** A form as an officer would fill it in for a citizen who has brought everything. */
export function filledReception(facts: ProcedureFacts): ReceiveDossier {
  return {
    procedureCode: facts.code, channel: 'counter', resultChannel: facts.resultChannels[0] ?? 'counter', copies: 1, content: '', idempotencyKey: randomUUID(),
    applicant: { name: 'Trần Văn Thử', identityNumber: '001099012345', address: 'Số 1, đường Thử Nghiệm', phone: '0901234567', kind: 'citizen' },
    form: Object.fromEntries(facts.form.filter((field) => field.required).map((field) => {
      switch (field.type) {
        case 'boolean': return [field.id, false];
        case 'number': return [field.id, field.min ?? 1];
        case 'date': return [field.id, '2026-11-20'];
        case 'choice': return [field.id, field.choices?.[0]?.value ?? ''];
        case 'text': case 'longtext': return [field.id, field.pattern ? '001099012345' : 'Thử nghiệm'];
      }
    })),
    components: facts.components.map(({ id, original, copies, duty }) => ({ id, originals: original, copies, ...(duty === 'show' ? { shown: true } : {}) })),
  };
}
