import { workingTime } from '../engine/time/working-calendar.ts';
import { openDeskTask } from '../desk/commands/desk-task.ts';
import { calendarOfAgency } from '../desk/commands/start-clock.ts';
import type { Unit } from '../desk/commands/unit.ts';
import { termOf } from '../desk/domain/resolve-rule.ts';
import { recordEvent } from '../desk/store/clock-ledger.ts';
import { contextOf, rulesInForce } from '../desk/store/rules-in-force.ts';
import type { DossierRow } from '../desk/store/rows.ts';

const KEY = 'acknowledgement-late';

/** T16 (Decree 63/2024): until when somebody at the agency of a linked dossier must have taken a task of it. null: nothing is waited for (no linked dossier, taken, told before, rule off). */
export async function acknowledgementDue(unit: Unit, dossier: DossierRow): Promise<number | null> {
  if (!dossier.parent_id || !dossier.received_at || dossier.closed_at || dossier.finished_at) return null;
  if (await unit.trx('desk.clock_event').where({ dossier_id: dossier.id, key: KEY }).first('key')) return null;
  const term = termOf((await rulesInForce(unit.trx, unit.catalogue, contextOf(dossier, unit.atMs)))('T16'));
  if (!term) return null;
  const taken = await unit.trx('desk.history').where({ dossier_id: dossier.id }).whereIn('kind', ['task-claimed', 'task-completed']).whereNotNull('actor_id').first('id');
  if (taken) return null;
  const time = workingTime(await calendarOfAgency(unit.trx, unit.catalogue, dossier.handling_agency_id));
  const received = dossier.received_at.getTime();
  return term.unit === 'working-hour' ? time.addWorkingMinutes(received, term.value * 60) : time.closingOf(time.addWorkingDays(time.dayOf(received), term.value));
}

/** Nobody has taken it in time: the head of the one-stop that received it is told, once. True when that was so. */
export async function tellLateAcknowledgement(unit: Unit, dossier: DossierRow, dueMs: number | null): Promise<boolean> {
  if (dueMs === null || dueMs > unit.atMs) return false;
  await recordEvent(unit.trx, { dossierId: dossier.id, key: KEY, at: new Date(dueMs), recordedAt: unit.at, data: { agencyId: dossier.handling_agency_id } });
  await unit.history({ dossierId: dossier.id, kind: 'clock-event', data: { key: KEY, agencyId: dossier.handling_agency_id, at: new Date(dueMs).toISOString() } });
  await openDeskTask(unit, dossier, { formKey: 'act-on-breach', groups: ['head-of-one-stop'], agencyId: dossier.agency_id, place: 'one-stop', data: { acknowledgementLate: dossier.handling_agency_id } });
  return true;
}
