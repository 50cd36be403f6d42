import type { FactsChange } from '../../facts/facts-change.ts';

/** Work that the server does not have yet, kept on this computer so that a reload, a crash or a lost network takes nothing. */
export interface LocalCopy { readonly xml: string; readonly factsChange: FactsChange | null; /** The draft's version that it was made from. */ readonly version: number; readonly at: string }
const keyOf = (draftId: string): string => `mot-cua.draft.${draftId}`;

export function readLocalCopy(draftId: string): LocalCopy | null {
  try { return JSON.parse(localStorage.getItem(keyOf(draftId)) ?? 'null') as LocalCopy | null; } catch { return null; }
}
export function keepLocalCopy(draftId: string, copy: LocalCopy): boolean {
  try { localStorage.setItem(keyOf(draftId), JSON.stringify(copy)); return true; } catch { return false; }
}
export const dropLocalCopy = (draftId: string): void => localStorage.removeItem(keyOf(draftId));
/** The same work: model and facts. */
export const isSameWork = (a: Pick<LocalCopy, 'xml' | 'factsChange'>, b: Pick<LocalCopy, 'xml' | 'factsChange'>): boolean => a.xml === b.xml && JSON.stringify(a.factsChange ?? null) === JSON.stringify(b.factsChange ?? null);
