import { randomUUID } from 'node:crypto';
import { workingTime } from '../../engine/time/working-calendar.ts';
import { deadline, type LimitTerm } from '../domain/deadline.ts';
import { termOf } from '../domain/resolve-rule.ts';
import { recordEvent } from '../store/clock-ledger.ts';
import { contextOf, rulesInForce } from '../store/rules-in-force.ts';
import type { DossierRow, TaskRow } from '../store/rows.ts';
import { insertTask, openTasks } from '../store/tasks.ts';
import { closeDossier } from './close-dossier.ts';
import { queueNotice } from './queue-notice.ts';
import { calendarOfAgency, countRules } from './start-clock.ts';
import { beginClock } from './tell-clock.ts';
import type { Unit } from './unit.ts';

/** T11: what an administrator set, else the procedure's own limit; off (null): what was asked for is waited for without end. */
export async function supplementTerm(unit: Unit, dossier: DossierRow): Promise<LimitTerm | null> {
  const rule = (await rulesInForce(unit.trx, unit.catalogue, contextOf(dossier, unit.atMs)))('T11');
  if (!rule.on || rule.valueSet) return termOf(rule);
  const { value, unit: limitUnit } = dossier.facts.supplementLimitWorkingDays;
  return { value, unit: limitUnit };
}

/**
 * An online dossier that was asked for papers before it was accepted has no ledger yet and no process instance: it waits at a task of the counter's, and its clock
 * is begun early to end the waiting (T11, counted from the asking: the law does not say whether it holds before acceptance, an assumption on the rules page).
 */
export async function awaitPapers(unit: Unit, dossier: DossierRow): Promise<void> {
  const term = await supplementTerm(unit, dossier);
  await insertTask(unit.trx, {
    id: randomUUID(), job_key: null, process_instance_key: null, dossier_id: dossier.id, element_id: 'await-supplement', kind: 'await-supplement', form_key: null, name: 'Chờ bổ sung hồ sơ trực tuyến',
    candidate_groups: ['counter-officer'], agency_id: dossier.agency_id, place: 'one-stop', assignee_id: null, created_at: unit.at, due_at: term && await endOf(unit, dossier, term), state: 'open', data: {}, lease_until: null,
  });
  unit.publish({ kind: 'inbox', agencyId: dossier.agency_id, id: dossier.id });
  if (term) await beginClock(unit, dossier.id);
}

async function endOf(unit: Unit, dossier: DossierRow, term: LimitTerm): Promise<Date> {
  const time = workingTime(await calendarOfAgency(unit.trx, unit.catalogue, dossier.handling_agency_id));
  return new Date(deadline(term, unit.atMs, time, await countRules(unit.trx, unit.catalogue, dossier.facts, contextOf(dossier, unit.atMs))).dueAtMs);
}

const papersOf = async (unit: Unit, dossierId: string): Promise<(TaskRow & { readonly due_at: Date }) | undefined> =>
  (await openTasks(unit.trx, dossierId)).find((task): task is TaskRow & { readonly due_at: Date } => task.kind === 'await-supplement' && task.job_key === null && task.due_at !== null);

export async function nextPapersDue(unit: Unit, dossierId: string): Promise<number | null> {
  return (await papersOf(unit, dossierId))?.due_at.getTime() ?? null;
}

/** The papers never came: the dossier ends without having been accepted, and its applicant is told. True when that was so. */
export async function expirePapers(unit: Unit, dossier: DossierRow): Promise<boolean> {
  const waiting = await papersOf(unit, dossier.id);
  if (!waiting || waiting.due_at.getTime() > unit.atMs) return false;
  await recordEvent(unit.trx, { dossierId: dossier.id, key: 'supplement-expired', at: waiting.due_at, recordedAt: unit.at });
  await unit.history({ dossierId: dossier.id, kind: 'supplement-expired', elementId: waiting.element_id });
  const closed = await closeDossier(unit, dossier, { outcome: 'expired', ground: 'supplement-expired', reason: 'Hết hạn bổ sung', path: [8] });
  await queueNotice(unit, closed, 'supplement-expired');
  return true;
}
