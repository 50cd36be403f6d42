import type { DocumentKind, KindOfName } from '../schema/document-facts.ts';
import type { Text } from '../schema/facts.ts';
import type { KindReader } from './kind-of-name.ts';
import type { ProcedureWithPapers } from './once-only.ts';

/** A document's name as the catalogue writes it, with the procedures that use it. */
export interface NameInCatalogue { readonly name: string; readonly times: number; readonly codes: readonly string[] }
/** A document's name whose kind staff should settle (on the desk's review page, or in `reviewed` of kinds.yaml). */
export interface NameToReview extends NameInCatalogue { readonly certainty: 'doubtful' | 'unknown'; readonly kind?: string; readonly mentioned: readonly string[]; readonly reason: Text }
export interface KindsInCatalogue {
  readonly documents: number;
  readonly certain: number;
  readonly byKind: Readonly<Record<string, number>>;
  /** Most frequent first. */
  readonly toReview: readonly NameToReview[];
}

const NO_WORDS: Text = { vi: 'chưa loại nào có từ ngữ này', en: 'no kind has these words' };

/** Each name once, most frequent first. */
export function namesInCatalogue(procedures: readonly ProcedureWithPapers[]): readonly NameInCatalogue[] {
  const found = new Map<string, { name: string; times: number; codes: Set<string> }>();
  for (const { code, cases } of procedures) for (const { components } of cases) for (const { name } of components) {
    const known = found.get(name);
    if (known) { known.times++; known.codes.add(code); } else found.set(name, { name, times: 1, codes: new Set([code]) });
  }
  return [...found.values()].map(({ codes, ...each }) => ({ ...each, codes: [...codes] })).sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1));
}

/** undefined: its kind is certain. */
export function toReview(each: NameInCatalogue, read: KindOfName): NameToReview | undefined {
  if (read.certainty === 'certain') return undefined;
  const kind = 'kind' in read ? read.kind : undefined;
  return { ...each, certainty: read.certainty, ...(kind ? { kind } : {}), mentioned: read.mentioned, reason: read.certainty === 'doubtful' ? read.reason : NO_WORDS };
}

/** What such a name may be: what its words say, what else it names, and what a wide kind may turn out to be. */
export function candidatesOf({ kind, mentioned }: Pick<NameToReview, 'kind' | 'mentioned'>, kinds: ReadonlyMap<string, DocumentKind>): readonly string[] {
  return [...new Set([...(kind ? [kind] : []), ...mentioned, ...((kind && kinds.get(kind)?.mayBe) ?? [])])];
}

export function kindsInCatalogue(procedures: readonly ProcedureWithPapers[], kindOf: KindReader): KindsInCatalogue {
  const byKind: Record<string, number> = {};
  const open: NameToReview[] = [];
  let documents = 0;
  let certain = 0;
  for (const each of namesInCatalogue(procedures)) {
    const read = kindOf(each.name);
    const kind = 'kind' in read ? read.kind : undefined;
    documents += each.times;
    if (kind) byKind[kind] = (byKind[kind] ?? 0) + each.times;
    const review = toReview(each, read);
    if (review) open.push(review); else certain += each.times;
  }
  return { documents, certain, byKind, toReview: open };
}
