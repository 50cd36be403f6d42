import type { Completeness, ImportedProcedureFacts, Lack } from './imported-facts.ts';
import { isUnclear } from './imported-facts.ts';

/** Is everything known that a dossier needs: a limit and a fee on every channel, and which papers belong to it? What is missing is listed, once a channel. */
export function completenessOf(facts: Pick<ImportedProcedureFacts, 'channels' | 'cases' | 'notDocuments'>): Completeness {
  const lacks: Lack[] = facts.channels.flatMap(({ channel, limit, fee }): Lack[] => [
    ...(isUnclear(limit) ? [{ attribute: 'limit' as const, reason: limit.unclear, channel }] : []),
    ...(isUnclear(fee) ? [{ attribute: 'fee' as const, reason: fee.unclear, channel }] : []),
  ]);
  if (facts.channels.length === 0) lacks.push({ attribute: 'limit', reason: 'not-stated' }, { attribute: 'fee', reason: 'not-stated' });
  const components = facts.cases.flatMap((one) => one.components);
  if (components.length === 0) lacks.push({ attribute: 'papers', reason: facts.notDocuments.headings + facts.notDocuments.notes > 0 ? 'not-told-apart' : 'no-documents' });
  else if (components.some(({ duty, original, copies }) => duty === 'submit' && original + copies === 0)) lacks.push({ attribute: 'papers', reason: 'not-stated' });
  return lacks.length ? { usable: false, lacks } : { usable: true };
}
