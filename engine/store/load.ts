import type { Command, UnitId, UnitNotLoaded } from '../runtime/port.ts';
import { entityId } from './group.ts';
import { READ_AHEAD } from './lines.ts';
import { EntityNotLocated, LineNotRead, PageNotRead, UnitsNotLoaded } from './missing.ts';
import { pageId, readPage } from './page.ts';
import { locateEntities, readLine, readUnits } from './read.ts';
import type { EntityName } from './read.ts';
import { layersOf } from './term.ts';
import type { Term } from './term.ts';

/** Brings what the commands say they need into memory: two queries for a whole batch, none when all is there. */
export async function prefetch(term: Term, commands: readonly Command[], units: readonly UnitId[]): Promise<void> {
  const wanted = new Set<UnitId>(units);
  const names: EntityName[] = [];
  for (const command of commands) {
    for (const need of term.runtime.needs(command)) {
      if (need.kind === 'unit') { wanted.add(need.unit); continue; }
      const known = term.cache.unitOf(need.family, need.key);
      if (known !== undefined) wanted.add(known);
      else names.push(need);
    }
  }
  for (const unit of await locate(term, names)) wanted.add(unit);
  await loadUnits(term, [...wanted]);
}

/** Brings in what a step missed. */
export async function loadMissing(term: Term, missing: UnitNotLoaded): Promise<void> {
  if (missing instanceof LineNotRead) await extendLine(term, missing.queue);
  else if (missing instanceof PageNotRead) term.pages.set(pageId(missing.page), await readPage(term, missing.page));
  else if (missing instanceof EntityNotLocated) await loadUnits(term, await locate(term, [missing]));
  else await loadUnits(term, missing instanceof UnitsNotLoaded ? missing.units : [missing.unit]);
}

export async function loadUnits(term: Term, ids: readonly UnitId[]): Promise<void> {
  // Looking at a unit marks it as used in this batch, so that it stays.
  const absent = ids.filter((id) => term.cache.find(id) === undefined);
  if (absent.length === 0) return;
  for (const [id, entries] of await readUnits(term.reader, absent)) if (!term.cache.has(id)) term.cache.load(id, entries);
}

/** Reads the next places of a line. What is not written is noted before: the answer may or may not contain it. */
export async function extendLine(term: Term, queue: string): Promise<void> {
  const layers = layersOf(term);
  const mark = term.lines.markOf(queue);
  term.lines.extend(queue, await readLine(term.reader, queue, mark, READ_AHEAD), layers);
}

async function locate(term: Term, names: readonly EntityName[]): Promise<UnitId[]> {
  const unknown = names.filter(({ family, key }) => !term.located.has(entityId(family, key)));
  if (unknown.length > 0) {
    const units = await locateEntities(term.reader, unknown);
    unknown.forEach(({ family, key }, index) => term.located.set(entityId(family, key), units[index]));
  }
  return names.flatMap(({ family, key }) => term.located.get(entityId(family, key)) ?? []);
}
