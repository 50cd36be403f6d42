import type { PlaceInLine } from '../runtime/port.ts';
import { comparePlaces } from '../runtime/state/line-page.ts';
import { placesIn } from './group.ts';
import { covers } from './line.ts';
import type { Mark, Place } from './line.ts';
import type { PageName } from './missing.ts';
import { readLine } from './read.ts';
import { layersOf } from './term.ts';
import type { Term } from './term.ts';

/** Some places of a line, for one command: nothing of it is kept, however many lines there are. */
export interface Page { readonly places: readonly Place[]; readonly readTo: Mark }

export const pageId = ({ queue, after, limit }: PageName): string => `${limit} ${after ? `${after.atMs} ${after.key}` : '-'} ${queue}`;

/** What the database has there, with what is not written yet. That is noted before reading: the answer may or may not contain it. */
export async function readPage(term: Term, { queue, after, limit }: PageName): Promise<Page> {
  const layers = layersOf(term);
  const read = await readLine(term.reader, queue, after ?? 'nothing', limit);
  const last = read.at(-1);
  const readTo: Mark = read.length < limit || !last ? 'all' : last;
  const places = [...placesIn(queue, read, layers)].filter((place) => !covers(after ?? 'nothing', place) && covers(readTo, place)).sort(comparePlaces);
  if (places.length <= limit) return { places, readTo };
  places.length = limit;
  return { places, readTo: places[limit - 1] as PlaceInLine };
}
