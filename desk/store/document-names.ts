import { setImmediate as nextTurn } from 'node:timers/promises';
import { loadCompiled } from '../../processes/compile/compiled-catalogue.ts';
import { paperRules } from '../../processes/documents/papers-of.ts';
import { namesInCatalogue, toReview, type NameToReview } from '../../processes/documents/review-list.ts';
import { withPapers } from '../../processes/documents/with-papers.ts';
import { folded } from '../../processes/schema/plain-text.ts';
import type { Catalogue } from '../domain/catalogue.ts';

export interface OpenName extends NameToReview { readonly folded: string }

/** Names read in one turn of the event loop: some 3 ms. */
const A_TURN = 50;
const known = new WeakMap<Pick<Catalogue, 'procedures'>, Promise<readonly OpenName[]>>();

/**
 * The catalogue's names of documents whose kind the shipped register leaves open, those that most procedures use first. Read once, a few names a turn (0.6
 * CPU-seconds for 9,000 names would hold every other request up), then the same for the life of the process.
 */
export function openDocumentNames(catalogue: Pick<Catalogue, 'procedures'>): Promise<readonly OpenName[]> {
  let reading = known.get(catalogue);
  if (!reading) known.set(catalogue, (reading = read(catalogue)));
  return reading;
}

async function read(catalogue: Pick<Catalogue, 'procedures'>): Promise<readonly OpenName[]> {
  const { kindOf } = paperRules();
  const imported = [...loadCompiled().national.values()].flatMap((each) => each.imported ?? []);
  const byHand = catalogue.procedures().filter((facts) => !facts.catalogue);
  const open: OpenName[] = [];
  let turn = 0;
  for (const each of namesInCatalogue([...imported, ...byHand.map(withPapers)])) {
    const review = toReview(each, kindOf(each.name));
    if (review) open.push({ ...review, folded: folded(each.name) });
    if (++turn % A_TURN === 0) await nextTurn();
  }
  return open.sort((a, b) => b.codes.length - a.codes.length || b.times - a.times || (a.name < b.name ? -1 : 1));
}
