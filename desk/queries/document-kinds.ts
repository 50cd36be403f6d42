import { readFile } from 'node:fs/promises';
import type { DocumentKindOption, DocumentNameRow, DocumentNames } from '../api/contract.ts';
import { kindsFileWith } from '../../processes/documents/export-kinds.ts';
import { headRule } from '../../processes/documents/kind-of-name.ts';
import { KINDS_FILE } from '../../processes/documents/load-kinds.ts';
import { paperRules } from '../../processes/documents/papers-of.ts';
import { candidatesOf } from '../../processes/documents/review-list.ts';
import type { DocumentKind } from '../../processes/schema/document-facts.ts';
import { folded } from '../../processes/schema/plain-text.ts';
import { latestKindDecisions, ownDocumentKinds, type KindDecision } from '../store/document-kinds.ts';
import { openDocumentNames, type OpenName } from '../store/document-names.ts';
import type { PageRequest } from './paging.ts';
import type { QueryDeps } from './query-deps.ts';

export interface DocumentNamesFilter extends PageRequest { readonly q?: string; /** `doubtful` and `unknown` are without a decision; without a state both. */ readonly state?: 'doubtful' | 'unknown' | 'decided'; /** A kind that the name may be, or was decided to be. */ readonly kind?: string }

/** Procedures shown by code for one name. */
const EXAMPLES = 4;

/** One page of names whose kind the register leaves open, those of most procedures first; counts are of the whole list. */
export async function documentNames(deps: Pick<QueryDeps, 'db' | 'catalogue'>, filter: DocumentNamesFilter): Promise<DocumentNames> {
  const { names, kinds, shipped, decided, stateOf, view } = await review(deps);
  const words = folded(filter.q ?? '');
  const found = names.filter((each) => {
    const state = stateOf(each);
    return (filter.state ? state === filter.state : state !== 'decided') && (words === '' || each.folded.includes(words) || each.codes.includes(words))
      && (!filter.kind || (state === 'decided' ? decided(each) === filter.kind : candidatesOf(each, kinds).includes(filter.kind)));
  });
  const counts = { doubtful: 0, unknown: 0, decided: 0 };
  for (const each of names) counts[stateOf(each)]++;
  const from = (filter.page - 1) * filter.size;
  return {
    items: found.slice(from, from + filter.size).map(view), total: found.length, page: filter.page, size: filter.size, counts,
    kinds: [...kinds.values()].map(({ id, name, holder }): DocumentKindOption => ({ id, name, holder, own: !shipped.has(id) })),
  };
}

/** One name as the list has it; undefined: not in the list. */
export async function documentName(deps: Pick<QueryDeps, 'db' | 'catalogue'>, name: string): Promise<DocumentNameRow | undefined> {
  const { names, view } = await review(deps);
  const found = names.find((each) => each.folded === folded(name));
  return found && view(found);
}

async function review({ db, catalogue }: Pick<QueryDeps, 'db' | 'catalogue'>) {
  const [names, latest, own] = await Promise.all([openDocumentNames(catalogue), latestKindDecisions(db), ownDocumentKinds(db)]);
  const rules = paperRules();
  const kinds = new Map([...rules.kinds, ...own.map((kind): [string, DocumentKind] => [kind.id, kind])]);
  const decisions = new Map(latest.map((decision) => [decision.nameFolded, decision]));
  // A decision for a kind that a later register no longer has leaves the name open again.
  const decided = ({ folded: name }: OpenName): string | null => { const kind = decisions.get(name)?.kind ?? null; return kind && kinds.has(kind) ? kind : null; };
  const stateOf = (each: OpenName): DocumentNameRow['state'] => (decided(each) ? 'decided' : each.certainty);
  const ruleOf = headRule(rules.register);
  const view = (each: OpenName): DocumentNameRow => {
    const decision = decisions.get(each.folded);
    const kind = decided(each);
    const rule = ruleOf(each.name);
    return {
      name: each.name, procedures: each.codes.length, codes: each.codes.slice(0, EXAMPLES), state: stateOf(each), reason: each.reason, rule: rule ? { kind: rule.kind.id, matched: rule.matched } : null,
      candidates: candidatesOf(each, kinds), decision: decision && kind ? decisionView(decision, kind) : null, seen: decision?.id ?? null,
    };
  };
  return { names, kinds, shipped: rules.kinds, decided, stateOf, view };
}

const decisionView = ({ note, by, at }: KindDecision, kind: string): NonNullable<DocumentNameRow['decision']> => ({ kind, note, by, at: at.toISOString() });

/** processes/documents/kinds.yaml with what staff decided, to be put in its place. */
export async function documentKindsFile({ db }: Pick<QueryDeps, 'db'>): Promise<string> {
  const [content, latest, own] = await Promise.all([readFile(KINDS_FILE, 'utf8'), latestKindDecisions(db), ownDocumentKinds(db)]);
  const shipped = paperRules().kinds;
  const added = own.filter(({ id }) => !shipped.has(id));
  const known = new Set([...shipped.keys(), ...added.map(({ id }) => id)]);
  return kindsFileWith(content, added, latest.flatMap(({ name, kind }) => (kind && known.has(kind) ? [{ name, kind }] : [])));
}
