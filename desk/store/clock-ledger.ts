import type { Knex } from 'knex';
import { foldLedger, type ClockState, type LedgerEntry, type StartData } from '../domain/ledger.ts';
import type { WorkingTime } from '../../engine/time/working-calendar.ts';
import { pinnedCalendars } from './calendars.ts';
import type { ClockEntryRow, ClockEventRow } from './rows.ts';

export interface ReadLedger { readonly entries: readonly LedgerEntry[]; readonly state: ClockState; readonly calendarOf: (checksum: string) => WorkingTime }

/** The ledger of a dossier, folded. */
export async function readLedger(db: Knex, dossierId: string): Promise<ReadLedger> {
  const rows = await db<ClockEntryRow>('desk.clock_entry').where({ dossier_id: dossierId }).orderBy('seq');
  const entries = rows.map(entryOf);
  const calendarOf = await pinnedCalendars(db, entries.flatMap((entry) => (entry.kind === 'start' ? [entry.data.calendar] : [])));
  return { entries, state: foldLedger(entries, calendarOf), calendarOf };
}

export const entryOf = (row: ClockEntryRow): LedgerEntry => ({ seq: row.seq, kind: row.kind, atMs: row.at.getTime(), ground: row.ground, data: row.data } as unknown as LedgerEntry);

export const eventsOf = (db: Knex, dossierId: string): Promise<ClockEventRow[]> => db<ClockEventRow>('desk.clock_event').where({ dossier_id: dossierId }).orderBy('at');

/** Once by its key: false when it was recorded before. */
export async function recordEvent(db: Knex, event: { readonly dossierId: string; readonly key: string; readonly at: Date; readonly recordedAt: Date; readonly data?: object }): Promise<boolean> {
  const inserted = await db('desk.clock_event')
    .insert({ dossier_id: event.dossierId, key: event.key, at: event.at, recorded_at: event.recordedAt, data: JSON.stringify(event.data ?? {}) })
    .onConflict(['dossier_id', 'key']).ignore().returning('key');
  return inserted.length > 0;
}
export type { StartData };
