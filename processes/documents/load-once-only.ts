import { loadImported } from '../load-imported.ts';
import { readProcedures } from '../load.ts';
import { kindReader, type KindReader } from './kind-of-name.ts';
import { loadKinds, type KindRegister } from './load-kinds.ts';
import { loadReplacements } from './load-replacements.ts';
import { matchReplacements, type ProcedureWithPapers, type ReplacementOutcome } from './once-only.ts';
import { proposalsOf, type Proposal } from './proposals.ts';
import { withPapers } from './with-papers.ts';
import type { ReplacementFile } from '../schema/document-facts.ts';

/** Register, rules, and what they find among the papers of the whole catalogue. */
export interface OnceOnly { readonly register: KindRegister; readonly kindOf: KindReader; readonly replacements: ReplacementFile; readonly procedures: readonly ProcedureWithPapers[]; readonly outcome: ReplacementOutcome; readonly proposals: readonly Proposal[] }

let known: OnceOnly | undefined;

/** Computed at first need (about one CPU-second), then the same for the life of the process. */
export function loadOnceOnly(): OnceOnly {
  if (known) return known;
  const register = loadKinds();
  const kindOf = kindReader(register);
  const replacements = loadReplacements();
  const procedures = [...loadImported().procedures, ...readProcedures().procedures.map(withPapers)];
  const outcome = matchReplacements(replacements, procedures, kindOf, register);
  known = { register, kindOf, replacements, procedures, outcome, proposals: proposalsOf(replacements, outcome) };
  return known;
}
