import type { UnitId } from '../runtime/port.ts';
import { comparePlaces } from '../runtime/state/line-page.ts';

/** Somebody standing in line. */
export interface Place { readonly family: string; readonly key: string; readonly unit: UnitId; readonly atMs: number }

/** Where reading ahead has come to: everything up to here is in memory. */
export type Mark = { readonly atMs: number; readonly key: string } | 'nothing' | 'all';

/** A line's first places, in order, with uncommitted changes merged in; the rest is in the database. */
export interface Line {
  readonly queue: string;
  places: Place[];
  readTo: Mark;
}

/** More than this many places in memory and the tail goes back to the database. */
const LONGEST_IN_MEMORY = 4_000;

export const newLine = (queue: string): Line => ({ queue, places: [], readTo: 'nothing' });

/** Whether a place at this point would be in memory. */
export function covers(mark: Mark, place: { atMs: number; key: string }): boolean {
  return mark === 'all' || (mark !== 'nothing' && comparePlaces(place, mark) <= 0);
}

/** Where `place` stands or would stand. */
function indexOf(places: readonly Place[], place: { atMs: number; key: string }): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparePlaces(places[middle] as Place, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function enterLine(line: Line, place: Place): void {
  if (!covers(line.readTo, place)) return;
  const index = indexOf(line.places, place);
  const there = line.places[index];
  if (there && comparePlaces(there, place) === 0) line.places[index] = place;
  else line.places.splice(index, 0, place);
  if (line.places.length > LONGEST_IN_MEMORY) {
    line.places.length = LONGEST_IN_MEMORY / 2;
    const last = line.places[line.places.length - 1] as Place;
    line.readTo = { atMs: last.atMs, key: last.key };
  }
}

export function leaveLine(line: Line, place: { atMs: number; key: string }): void {
  const index = indexOf(line.places, place);
  const there = line.places[index];
  if (there && comparePlaces(there, place) === 0) line.places.splice(index, 1);
}
