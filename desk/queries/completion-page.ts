import type { CompletionQueue, CompletionRow } from '../api/contract.ts';
import { lackText } from '../../processes/compile/running-facts.ts';
import type { ToComplete } from '../../processes/completion/queue.ts';
import type { Lack } from '../../processes/schema/imported-facts.ts';
import { foldText } from '../domain/fold-text.ts';
import { proceduresToComplete } from './catalogue-overview.ts';
import type { PageRequest } from './paging.ts';
import type { QueryDeps } from './query-deps.ts';

export interface CompletionFilter extends PageRequest { readonly q?: string; /** Id of the field. */ readonly field?: string; readonly attribute?: Lack['attribute']; readonly reason?: Lack['reason'] }

/** One page of what staff must complete, most used first; counts are of the whole queue. */
export async function completionPage({ db }: Pick<QueryDeps, 'db'>, filter: CompletionFilter): Promise<CompletionQueue> {
  const queue = await proceduresToComplete(db);
  const found = queue.filter((each) => matches(each, filter, foldText(filter.q ?? '')));
  const from = (filter.page - 1) * filter.size;
  return {
    items: found.slice(from, from + filter.size).map(rowOf), total: found.length, page: filter.page, size: filter.size, all: queue.length,
    fields: [...counted(queue.map(({ field }) => [field.id, field.name] as const))].map(([id, { name, procedures }]) => ({ id, name, procedures })).sort((a, b) => a.name.localeCompare(b.name, 'vi')),
    attributes: [...counted(queue.flatMap(({ lacks }) => [...new Set(lacks.map(({ attribute }) => attribute))].map((id) => [id, id] as const)))].map(([id, { procedures }]) => ({ id, procedures })),
    reasons: [...counted(queue.flatMap(({ lacks }) => [...new Set(lacks.map(({ reason }) => reason))].map((id) => [id, id] as const)))].map(([id, { procedures }]) => ({ id, procedures })),
  };
}

const foldedNames = new Map<string, string>();
/** Names of the shipped catalogue, folded once. */
function folded(name: string): string {
  let text = foldedNames.get(name);
  if (text === undefined) foldedNames.set(name, (text = foldText(name)));
  return text;
}

/** Attribute and reason hold for one and the same lack. */
function matches({ code, name, field, lacks }: ToComplete, filter: CompletionFilter, words: string): boolean {
  return (!filter.field || field.id === filter.field) && (words === '' || code.includes(words) || folded(name).includes(words))
    && lacks.some(({ attribute, reason }) => (!filter.attribute || attribute === filter.attribute) && (!filter.reason || reason === filter.reason));
}

const rowOf = ({ lacks, ...row }: ToComplete): CompletionRow => ({ ...row, lacks: lacks.map((lack) => ({ attribute: lack.attribute, channel: lack.channel ?? null, text: lackText(lack) })) });

function counted<Id extends string>(entries: readonly (readonly [Id, string])[]): ReadonlyMap<Id, { readonly name: string; readonly procedures: number }> {
  const counts = new Map<Id, { name: string; procedures: number }>();
  for (const [id, name] of entries) {
    const count = counts.get(id);
    if (count) count.procedures++; else counts.set(id, { name, procedures: 1 });
  }
  return counts;
}
