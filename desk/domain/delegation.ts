import type { DelegatedPower } from '../api/contract.ts';

/** One delegation as it was given; null widens: any procedure, any field, any officer at the one-stop. */
export interface Delegation {
  readonly power: DelegatedPower;
  readonly procedureCode: string | null;
  readonly field: string | null;
  readonly accountId: string | null;
  /** ISO dates, both included. */
  readonly inForceFrom: string;
  readonly inForceTo: string | null;
}
export interface DelegatedMatter { readonly power: DelegatedPower; readonly procedureCode: string; readonly field: string; /** Local, ISO. */ readonly date: string }

export const inForceOn = ({ inForceFrom, inForceTo }: Pick<Delegation, 'inForceFrom' | 'inForceTo'>, date: string): boolean => inForceFrom <= date && (inForceTo === null || date <= inForceTo);

/** Whether it gives this power for this procedure on this day, to whomever. */
export function speaksOf(delegation: Delegation, { power, procedureCode, field, date }: DelegatedMatter): boolean {
  return delegation.power === power && inForceOn(delegation, date)
    && (delegation.procedureCode === null || delegation.procedureCode === procedureCode) && (delegation.field === null || delegation.field === field);
}

/** Whether `earlier` already says on some common day what `later` would say: the same or a wider matter, the same person or anybody. */
export function saysAlready(earlier: Delegation, later: Delegation, fieldOf: (procedureCode: string) => string | undefined): boolean {
  const matter = earlier.procedureCode !== null ? earlier.procedureCode === later.procedureCode
    : earlier.field === null || earlier.field === (later.field ?? (later.procedureCode === null ? undefined : fieldOf(later.procedureCode)));
  const meet = (earlier.inForceTo === null || later.inForceFrom <= earlier.inForceTo) && (later.inForceTo === null || earlier.inForceFrom <= later.inForceTo);
  return earlier.power === later.power && matter && meet && (earlier.accountId === null || earlier.accountId === later.accountId);
}
