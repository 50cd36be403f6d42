import { keyOf } from '../protocol/key.ts';
import { UnitNotLoaded } from '../runtime/port.ts';
import type { Entry, StepContext } from '../runtime/port.ts';
import { entityId } from './group.ts';
import type { Place } from './line.ts';
import { pageId } from './page.ts';
import { EntityNotLocated, LineNotRead, PageNotRead, UnitsNotLoaded } from './missing.ts';
import type { Term } from './term.ts';
import { ownedEntries, readEntry } from './unit.ts';
import type { Unit } from './unit.ts';

const NOTHING: readonly Entry[] = [];

function unitIn(term: Term, id: string): Unit {
  const unit = term.cache.find(id);
  if (!unit) throw new UnitNotLoaded(id);
  return unit;
}

/** What one step sees. It reads memory only; what is not there is thrown, loaded, and the step begins anew. */
export function createStepContext(term: Term, nowMs: number): StepContext {
  // Methods, not arrows: tsx gives every arrow its name each time it is made, which costs more than making it, and this is made for each step.
  return {
    nowMs,
    state: {
      get(id, family, key) { return readEntry(unitIn(term, id), family, key)?.value; },
      list(id, family) { return unitIn(term, id).tables.get(family)?.values() ?? NOTHING; },
      owned(id, family, owner) { return ownedEntries(unitIn(term, id), family, owner); },
    },
    nextKey() { return keyOf(term.leadership.partition, term.nextCounter++); },
    nextPosition() { return term.nextPosition++; },
    unitOf(family, key) {
      const known = term.cache.unitOf(family, key);
      if (known !== undefined) return known;
      const id = entityId(family, key);
      if (!term.located.has(id)) throw new EntityNotLocated(family, key);
      return term.located.get(id);
    },
    firstOf(queue, limit, beforeMs = Number.POSITIVE_INFINITY) {
      return entriesAt(term, firstPlaces(term, queue, limit, beforeMs));
    },
    pageOf(queue, after, limit) {
      const name = { queue, after, limit };
      const page = term.pages.get(pageId(name));
      if (!page) throw new PageNotRead(name);
      const entries = entriesAt(term, page.places);
      return typeof page.readTo === 'object' ? { entries, upTo: { atMs: page.readTo.atMs, key: page.readTo.key } } : { entries };
    },
  };
}

function entriesAt(term: Term, places: readonly Place[]): readonly Entry[] {
  const absent = new Set(places.map((place) => place.unit).filter((id) => term.cache.find(id) === undefined));
  if (absent.size > 0) throw new UnitsNotLoaded([...absent]);
  return places.flatMap(({ unit, family, key }) => readEntry(unitIn(term, unit), family, key) ?? []);
}

function firstPlaces(term: Term, queue: string, limit: number, beforeMs: number): readonly Place[] {
  const line = term.lines.find(queue);
  if (!line) throw new LineNotRead(queue);
  const end = line.places.findIndex((place, index) => index >= limit || place.atMs >= beforeMs);
  if (end >= 0) return line.places.slice(0, end);
  if (line.places.length < limit && line.readTo !== 'all') throw new LineNotRead(queue);
  return line.places.slice(0, limit);
}
