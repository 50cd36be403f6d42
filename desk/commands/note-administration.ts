import type { AdministrationKind } from '../api/contract.ts';
import type { Unit } from './unit.ts';

/** Values before and after, by field. Never a password. */
export type Changes = Readonly<Record<string, readonly [unknown, unknown]>>;
export interface AdministrationNote { readonly kind: AdministrationKind; readonly subject: { readonly id: string; readonly name: string }; readonly changes?: Changes }

/** One entry of the administration's log, in the command's own transaction. */
export async function noteAdministration(unit: Unit, { kind, subject, changes = {} }: AdministrationNote): Promise<void> {
  await unit.trx('desk.administration_entry').insert({ at: unit.at, actor_id: unit.actor.id, actor_name: unit.actor.name, kind, subject_id: subject.id, subject_name: subject.name, data: JSON.stringify(changes) });
}

/** What differs between two states of the same thing; fields that only one of them has count too. */
export function changesBetween(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Changes {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(fields.filter((field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null)).map((field) => [field, [before[field] ?? null, after[field] ?? null]]));
}
