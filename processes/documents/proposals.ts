import type { ReplacementFile } from '../schema/document-facts.ts';
import { isInForce, type InForce } from '../schema/facts.ts';
import type { AskedForAlthoughHeld, FoundBy, ReplacementOutcome } from './once-only.ts';

/** A proposed re-engineering: take the paper out, look the data up, keep the clause that says so. Staff adopt it; nothing changes by itself. */
export interface Proposal {
  readonly code: string;
  readonly case: string;
  readonly remove: { readonly document: string; readonly duty: string };
  /** The paper as the row of the appendix writes it. */
  readonly paper: string;
  readonly lookUp: { readonly registers: readonly string[]; readonly database: string; readonly owner: string };
  readonly clause: { readonly law: string; readonly clause: string; readonly resolution: string; readonly row: number };
  readonly inForce: InForce;
  readonly foundBy: FoundBy;
  /** The document's name settles it: the proposal can be adopted as it is. Otherwise staff compare the paper with the document first. */
  readonly ready: boolean;
  /** The data replace a part of the paper only. */
  readonly partly: boolean;
}

export function proposalsOf(file: ReplacementFile, outcome: ReplacementOutcome): Proposal[] {
  return outcome.found.map(({ code, case: name, component, row, foundBy }: AskedForAlthoughHeld) => ({
    code, case: name, remove: { document: component.name, duty: component.duty }, paper: row.paper,
    lookUp: { registers: row.registers, database: row.database, owner: row.owner },
    clause: { law: row.law, clause: row.clause, resolution: file.law, row: row.number },
    inForce: file.inForce, foundBy, ready: foundBy === 'kind' && row.registers.length > 0 && !row.partly, partly: row.partly ?? false,
  }));
}

export const proposalsInForce = (proposals: readonly Proposal[], on: string): Proposal[] => proposals.filter(({ inForce }) => isInForce(inForce, on));
/** What loses its ground between two days (the second included): those papers would have to be asked for again. */
export const proposalsEnding = (proposals: readonly Proposal[], after: string, until: string): Proposal[] => proposals.filter(({ inForce }) => inForce.to > after && inForce.to <= until);
