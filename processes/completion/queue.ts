import { completenessOf } from '../schema/completeness.ts';
import type { ImportedProcedureFacts, Lack } from '../schema/imported-facts.ts';

/** A procedure that can be rehearsed but receives no dossier until staff fill in what the source leaves open. */
export interface ToComplete {
  readonly code: string;
  readonly name: string;
  readonly field: ImportedProcedureFacts['field'];
  readonly lacks: readonly Lack[];
  /** Dossiers of the procedure that we know of; 0 where we have none. */
  readonly dossiers: number;
  /** The file to correct. */
  readonly file: string;
}

/**
 * The completion queue: most used first, then by field and code. How much a procedure is used is known from our own dossiers only.
 * @param dossiersOf dossiers by procedure code, e.g. those asked for at the desk although the procedure cannot receive them.
 */
export function completionQueue(procedures: readonly ImportedProcedureFacts[], dossiersOf: (code: string) => number): ToComplete[] {
  return procedures.flatMap((facts): ToComplete[] => {
    const completeness = completenessOf(facts);
    if (completeness.usable) return [];
    return [{ code: facts.code, name: facts.name, field: facts.field, lacks: completeness.lacks, dossiers: dossiersOf(facts.code), file: `processes/catalogue/${facts.field.id}/${facts.code}.yaml` }];
  }).sort((a, b) => b.dossiers - a.dossiers || compare(a.field.name, b.field.name) || compare(a.code, b.code));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
