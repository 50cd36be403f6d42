import type { KindReader } from './kind-of-name.ts';
import type { ProcedureWithPapers } from './once-only.ts';

/** A document's name whose kind staff should settle (in `reviewed` of kinds.yaml). */
export interface NameToReview { readonly name: string; readonly times: number; readonly codes: readonly string[]; readonly certainty: 'doubtful' | 'unknown'; readonly kind?: string; readonly mentioned: readonly string[]; readonly reason: string }
export interface KindsInCatalogue {
  readonly documents: number;
  readonly certain: number;
  readonly byKind: Readonly<Record<string, number>>;
  /** Most frequent first. */
  readonly toReview: readonly NameToReview[];
}

const EXAMPLES = 5;

export function kindsInCatalogue(procedures: readonly ProcedureWithPapers[], kindOf: KindReader): KindsInCatalogue {
  const byKind: Record<string, number> = {};
  const open = new Map<string, NameToReview & { times: number; codes: string[] }>();
  let documents = 0;
  let certain = 0;
  for (const { code, cases } of procedures) for (const { components } of cases) for (const { name } of components) {
    documents++;
    const read = kindOf(name);
    const kind = 'kind' in read ? read.kind : undefined;
    if (kind) byKind[kind] = (byKind[kind] ?? 0) + 1;
    if (read.certainty === 'certain') { certain++; continue; }
    const known = open.get(name);
    if (!known) open.set(name, { name, times: 1, codes: [code], certainty: read.certainty, ...(kind ? { kind } : {}), mentioned: read.mentioned, reason: read.certainty === 'doubtful' ? read.reason : 'no kind has these words' });
    else { known.times++; if (known.codes.length < EXAMPLES && !known.codes.includes(code)) known.codes.push(code); }
  }
  return { documents, certain, byKind, toReview: [...open.values()].sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1)) };
}
