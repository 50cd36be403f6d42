import { foldLedger, mayFollow, type LedgerEntry } from '../domain/ledger.ts';
import { warningAt } from '../domain/escalation.ts';
import { pinnedCalendars } from '../store/calendars.ts';
import { readLedger } from '../store/clock-ledger.ts';
import { changeDossier } from '../store/dossiers.ts';
import type { DossierRow } from '../store/rows.ts';
import { closeTasks } from './desk-task.ts';
import { refuse } from './refuse.ts';
import { beginClock, clockBegunEarly, wakeClock } from './tell-clock.ts';
import type { Unit } from './unit.ts';

type NewEntry = LedgerEntry extends infer E ? (E extends LedgerEntry ? Omit<E, 'seq' | 'atMs'> : never) : never;

/**
 * Appends an entry to a locked dossier's ledger, takes the dates it leads to, and tells the clock's instance.
 * Refuses an entry that cannot follow; the caller decides what to write, the ledger decides what it means.
 */
export async function moveClock(unit: Unit, dossier: DossierRow, entry: NewEntry, atMs: number = unit.atMs): Promise<DossierRow> {
  const before = await readLedger(unit.trx, dossier.id);
  if (!mayFollow(before.state, entry.kind)) refuse(409, 'Thời hạn của hồ sơ không cho phép thao tác này', `Expected to append '${entry.kind}' to the clock of dossier with key '${dossier.id}', but it is ${before.state.state}`);
  const seq = before.entries.length + 1;
  const full = { ...entry, seq, atMs } as LedgerEntry;
  const checksum = full.kind === 'start' ? full.data.calendar : before.state.start!.calendar;
  const calendarOf = await pinnedCalendars(unit.trx, [checksum]);
  const state = foldLedger([...before.entries, full], calendarOf);
  const dueAt = state.dueAtMs === null ? null : new Date(state.dueAtMs);
  const warnAtMs = warningAt(state, calendarOf(checksum));
  await unit.trx('desk.clock_entry').insert({
    dossier_id: dossier.id, seq, kind: entry.kind, at: new Date(atMs), ground: entry.ground, actor_id: unit.actor.id, actor_name: unit.actor.name,
    data: JSON.stringify(entry.data), due_at: dueAt, explanation: JSON.stringify(state.trace.at(-1)!.explanation), recorded_at: unit.at,
  });
  const changed = await changeDossier(unit.trx, dossier, { due_at: dueAt, warn_at: warnAtMs === null ? null : new Date(warnAtMs), clock_state: state.state, extension_count: state.extensions });
  await unit.history({ dossierId: dossier.id, kind: 'clock-moved', data: { kind: entry.kind, ground: entry.ground, dueAt: dueAt?.toISOString() ?? null } });
  // An apology for a date that no longer stands is nobody's task.
  if (entry.kind !== 'start') await closeTasks(unit, dossier.id, (task) => task.form_key === 'draft-apology' || task.form_key === 'sign-apology', 'clock-moved');
  if (entry.kind === 'start' && !await clockBegunEarly(unit, dossier.id)) await beginClock(unit, dossier.id);
  else await wakeClock(unit, dossier.id, String(seq));
  unit.publish({ kind: 'board', agencyId: dossier.handling_agency_id });
  return changed;
}
