import { randomUUID } from 'node:crypto';
import type { ProcedureView, ReceiveDossier } from '../../desk/api/contract.ts';
import type { Channel, FormField } from '../../processes/schema/facts.ts';
import type { Random } from './random.ts';

/** Obviously nobody: numbers out of a range that is never issued, names that say what they are. */
function applicant(random: Random, serial: number, business: boolean): ReceiveDossier['applicant'] {
  const number = String(serial).padStart(4, '0');
  return {
    name: business ? `Công ty Minh họa ${number}` : `Người Minh họa ${number}`,
    identityNumber: business ? `0000${String(serial).padStart(6, '0')}` : `000000${String(serial).padStart(6, '0')}`,
    address: `Số ${random.between(1, 99)}, thôn Minh Họa`,
    phone: `0900${String(serial).padStart(6, '0')}`,
    kind: business ? 'business' : 'citizen',
  };
}

function answer(field: FormField, random: Random, today: string): string | number | boolean {
  switch (field.type) {
    case 'boolean': return random.chance(0.5);
    case 'number': return random.between(field.min ?? 1, Math.min(field.max ?? 20, (field.min ?? 1) + 19));
    case 'date': return today;
    case 'choice': return random.pick(field.choices ?? []).value;
    default: return 'Minh họa';
  }
}

/** A reception form filled in as an applicant at the counter would: the required fields, every paper that only the applicant has. */
export function fillForm(view: ProcedureView, random: Random, serial: number, today: string): ReceiveDossier {
  const { facts } = view;
  const channels = facts.channels.map(({ channel }) => channel).filter((channel): channel is Exclude<Channel, 'online'> => channel !== 'online');
  const form = Object.fromEntries(facts.form.map((field) => [field.id, field.pattern ? matching(field.pattern, serial) : answer(field, random, today)]));
  const business = facts.subjects.every((subject) => !/công dân|cá nhân/i.test(subject));
  return {
    procedureCode: facts.code,
    channel: channels.length > 0 ? random.pick(channels) : 'counter',
    resultChannel: random.pick(facts.resultChannels),
    applicant: applicant(random, serial, business),
    form,
    copies: 1,
    components: facts.components
      .filter(({ source, when }) => source === 'applicant' && (!when || form[when.field] === when.equals))
      .map(({ id, original, copies, duty }) => ({ id, originals: original, copies, ...(duty === 'show' ? { shown: true } : {}) })),
    idempotencyKey: randomUUID(),
  };
}

/** Digits for a pattern such as `^\d{10}$`; other patterns get the plain text and the product's own refusal would show it. */
function matching(pattern: string, serial: number): string {
  const digits = /\\d\{(\d+)(?:,\d+)?\}|\[0-9\]\{(\d+)/.exec(pattern);
  const length = Number(digits?.[1] ?? digits?.[2] ?? 0);
  return length > 0 ? String(serial).padStart(length, '0').slice(-length) : 'Minh họa';
}
