import type { Fee, Limit, ProcedureFacts } from '../schema/facts.ts';
import { isUnclear, type ImportedFee, type ImportedLimit } from '../schema/imported-facts.ts';
import { folded } from '../schema/plain-text.ts';
import type { ReadFacts } from './to-facts.ts';

/** Where the national database says otherwise than a hand-modelled file (which follows facts.md §4 and wins). */
export interface Contradiction { readonly code: string; readonly attribute: string; readonly modelled: string; readonly source: string }

export function contradictionsOf(modelled: ProcedureFacts, source: ReadFacts): Contradiction[] {
  const found: Contradiction[] = [];
  const compare = (attribute: string, ours: string, theirs: string): void => { if (folded(ours) !== folded(theirs)) found.push({ code: modelled.code, attribute, modelled: ours, source: theirs }); };
  compare('name', modelled.name, source.name);
  if (!source.levels.some((level) => level === modelled.level)) compare('level', modelled.level, source.levels.join(', '));
  compare('field', modelled.field.name, source.field.name);
  for (const { channel, limit, fee } of modelled.channels) {
    const theirs = source.channels.find((candidate) => candidate.channel === channel);
    compare(`${channel}: limit`, shownLimit(limit), theirs ? shownImportedLimit(theirs.limit) : 'no such channel');
    if (theirs) compare(`${channel}: fee`, shownFee(fee), shownImportedFee(theirs.fee));
  }
  for (const { channel } of source.channels) if (!modelled.channels.some((candidate) => candidate.channel === channel)) compare(`${channel}: channel`, 'no such channel', 'offered');
  const papers = source.cases.reduce((sum, { components }) => sum + components.length, 0);
  compare('documents', String(modelled.components.length), String(papers));
  compare('results', modelled.results.map(({ code }) => code).filter(Boolean).sort().join(', '), source.results.map(({ code }) => code).filter(Boolean).sort().join(', '));
  compare('decision', modelled.source.decision, source.source.decision);
  return found;
}

const shownLimit = ({ value, unit }: Limit): string => `${value} ${unit}`;
const shownImportedLimit = (limit: ImportedLimit): string => (isUnclear(limit) ? `unclear (${limit.unclear}${limit.raw ? `: ${limit.raw}` : ''})` : `${limit.value} ${limit.unit}`);
const shownImportedFee = (fee: ImportedFee): string => (isUnclear(fee) ? `unclear (${fee.unclear}${fee.raw ? `: ${fee.raw}` : ''})` : fee.kind === 'free' ? 'free' : `${fee.amount} đồng`);

function shownFee(fee: Fee): string {
  switch (fee.kind) {
    case 'free': return 'free';
    case 'fixed': return `${fee.amount} đồng`;
    case 'per-page': return `${fee.first} đồng a page, from page ${fee.furtherFrom} ${fee.further}, at most ${fee.ceiling}`;
  }
}
