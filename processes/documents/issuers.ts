import type { ImportedProcedureFacts } from '../schema/imported-facts.ts';
import type { KindReader } from './kind-of-name.ts';

/** Who issues a kind of document: the authorities of the procedures whose results are of that kind (derived from the catalogue, mark D). */
export interface Issuer { readonly authority: string; readonly procedures: readonly string[] }

/** Kinds too wide to have an issuer ("other certificate", "decision") are left out by `specific`. */
export function issuersOf(procedures: readonly Pick<ImportedProcedureFacts, 'code' | 'authority' | 'results'>[], kindOf: KindReader, specific: (kind: string) => boolean): Map<string, Issuer[]> {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const { code, authority, results } of procedures) for (const { name } of results) {
    const read = kindOf(name);
    if (read.certainty !== 'certain' || !specific(read.kind) || !authority) continue;
    const byAuthority = found.get(read.kind) ?? new Map<string, Set<string>>();
    found.set(read.kind, byAuthority.set(authority, (byAuthority.get(authority) ?? new Set()).add(code)));
  }
  return new Map([...found].map(([kind, byAuthority]) => [kind, [...byAuthority].map(([authority, codes]) => ({ authority, procedures: [...codes].sort() })).sort((a, b) => b.procedures.length - a.procedures.length || (a.authority < b.authority ? -1 : 1))]));
}
