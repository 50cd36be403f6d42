import type { Answer, Change, Command, Key, Step } from '../runtime/port.ts';
import type { Place } from './line.ts';
import { createLogText } from './log-text.ts';
import type { LogText } from './log-text.ts';
import type { StoredEntry, Unit } from './unit.ts';

export interface PendingCommand { readonly id: number; readonly command: Command }

export interface GroupChange { readonly change: Change; readonly serial: number; readonly born: boolean }

/** What one commit will make durable: the steps processed since the last one; changes are net of what cancels out. */
export interface Group {
  readonly records: string[];
  readonly text: LogText;
  firstPosition: number;
  lastTimestampMs: number;
  /** By entity; `born`: nothing below this group has heard of it, so its deletion is no news. */
  readonly changes: Map<string, GroupChange>;
  readonly units: Set<Unit>;
  readonly pendingAdded: Map<number, Command>;
  readonly pendingDone: Set<number>;
  readonly answers: Answer[];
  /** Keys by job type. */
  readonly jobsAvailable: Map<string, Key[]>;
  /** Clients' commands in it, by request: those are answered or refused with the group. */
  readonly requests: Set<string>;
  /** What fell due, by entity. */
  readonly due: Set<string>;
}

export const newGroup = (text = createLogText()): Group => ({
  text, records: text.records, firstPosition: 0, lastTimestampMs: 0, changes: new Map(), units: new Set(), pendingAdded: new Map(), pendingDone: new Set(),
  answers: [], jobsAvailable: new Map(), requests: new Set(), due: new Set(),
});

export const isEmptyGroup = (group: Group): boolean => group.records.length === 0 && group.pendingDone.size === 0;

export const entityId = (family: string, key: string): string => `${family}\u0000${key}`;

export function addRecords(group: Group, step: Step): void {
  const first = step.records[0];
  if (first && group.records.length === 0) group.firstPosition = first.position;
  for (const record of step.records) group.text.add(record);
  group.lastTimestampMs = step.records.at(-1)?.timestamp ?? group.lastTimestampMs;
  group.answers.push(...step.answers);
  for (const type of step.jobsAvailable) {
    const keys = group.jobsAvailable.get(type) ?? [];
    keys.push(...(step.jobKeysAvailable?.get(type) ?? []));
    group.jobsAvailable.set(type, keys);
  }
}

export function addChange(group: Group, change: Change, before: StoredEntry | undefined, now: StoredEntry | undefined): void {
  const id = entityId(change.family, change.key);
  const born = group.changes.get(id)?.born ?? before === undefined;
  if (!now && born) group.changes.delete(id);
  else group.changes.set(id, { change, serial: now?.serial ?? 0, born });
}

export function doneWith(group: Group, id: number): void {
  if (!group.pendingAdded.delete(id)) group.pendingDone.add(id);
}

/** Where the group or layer puts an entity: a place, nowhere, or undefined when it does not touch it. */
export function placeIn(group: Pick<Group, 'changes'>, family: string, key: string): (Place & { readonly queue: string }) | 'nowhere' | undefined {
  const found = group.changes.get(entityId(family, key));
  return found && placeOf(found.change);
}

export function placeOf(change: Change): (Place & { readonly queue: string }) | 'nowhere' {
  const { family, key, unit, queue } = change;
  return change.value !== null && queue ? { family, key, unit, atMs: queue.atMs, queue: queue.queue } : 'nowhere';
}


/** Who stands in a line: whom the database had (`read`), and whom `layers` (oldest first, not written yet) have put there or taken away. In no order. */
export function* placesIn(queue: string, read: readonly Place[], layers: readonly Pick<Group, 'changes'>[]): Generator<Place> {
  for (const place of read) if (!layers.some((layer) => placeIn(layer, place.family, place.key) !== undefined)) yield place;
  for (const [depth, layer] of layers.entries()) {
    for (const { change } of layer.changes.values()) {
      if (change.queue?.queue !== queue) continue;
      const place = placeOf(change);
      if (place !== 'nowhere' && !layers.slice(depth + 1).some((later) => placeIn(later, change.family, change.key) !== undefined)) yield place;
    }
  }
}
