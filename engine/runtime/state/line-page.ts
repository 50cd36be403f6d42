import type { Change, LinePage, PlaceInLine } from '../port.ts';
import { queueOf } from './queue-of.ts';
import type { Family } from './family.ts';

/** Order of a line: by instant (or number), then by age. Keys are decimal numbers without leading zeros, so the shorter is the smaller. */
export function comparePlaces(a: PlaceInLine, b: PlaceInLine): number {
  return a.atMs - b.atMs || a.key.length - b.key.length || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** A page of a line as stored, with what a step has changed: who has left is gone, who has come stands in his place. */
export function withChanges(page: LinePage, queue: string, after: PlaceInLine | undefined, changes: readonly Change[]): LinePage {
  const { upTo } = page;
  const here = (place: PlaceInLine): boolean => (!after || comparePlaces(place, after) > 0) && (!upTo || comparePlaces(place, upTo) <= 0);
  const changed = new Set<string>();
  const come: Change[] = [];
  for (const change of changes) {
    changed.add(`${change.family}/${change.key}`);
    if (change.value !== null && change.queue?.queue === queue && here({ atMs: change.queue.atMs, key: change.key })) come.push(change);
  }
  const stored = page.entries.filter(({ family, key }) => !changed.has(`${family}/${key}`));
  if (come.length === 0) return { ...page, entries: stored };
  const placed = [...stored, ...come].flatMap(({ family, key, unit, value }) => {
    const place = value ? queueOf(family as Family, value) : undefined;
    return value && place ? [{ atMs: place.atMs, key, entry: { family, key, unit, value } }] : [];
  });
  return { ...page, entries: placed.sort(comparePlaces).map(({ entry }) => entry) };
}
