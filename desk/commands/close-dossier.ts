import type { DossierStatus } from '../api/contract.ts';
import { changeDossier } from '../store/dossiers.ts';
import { changeTask } from '../store/tasks.ts';
import type { DossierRow, TaskRow } from '../store/rows.ts';
import { changeStatus } from './change-status.ts';
import { completeJob } from './complete-job.ts';
import { closeTasks } from './desk-task.ts';
import { moveClock } from './move-clock.ts';
import type { Unit } from './unit.ts';

/** Ends a dossier: clock, tasks, times, and the parent that may be waiting for it. */
export async function closeDossier(unit: Unit, dossier: DossierRow, end: { readonly outcome: NonNullable<DossierRow['outcome']>; readonly ground: string; readonly reason: string; readonly path: readonly DossierStatus[] }): Promise<DossierRow> {
  let current = dossier;
  if (current.clock_state === 'running' || current.clock_state === 'suspended') current = await moveClock(unit, current, { kind: 'stop', ground: end.ground, data: {} });
  for (const status of end.path) current = await changeStatus(unit, current, status);
  await closeTasks(unit, current.id, () => true, end.reason);
  current = await changeDossier(unit.trx, current, { outcome: current.outcome ?? end.outcome, closed_at: unit.at, finished_at: current.finished_at ?? unit.at });
  await unit.history({ dossierId: current.id, kind: 'closed', data: { outcome: current.outcome, reason: end.reason } });
  await tellParent(unit, current);
  unit.publish({ kind: 'board', agencyId: current.handling_agency_id });
  return current;
}

/** Withdrawal and stop are the desk's: the instance is cancelled, linked dossiers go with their parent (children before own tasks: lock order). */
export async function cancelDossier(unit: Unit, dossier: DossierRow, end: Parameters<typeof closeDossier>[2] & { readonly pathOf: (dossier: DossierRow) => readonly DossierStatus[] }): Promise<DossierRow> {
  const children = await unit.trx<DossierRow>('desk.dossier').where({ parent_id: dossier.id }).whereNull('closed_at').orderBy('id').forNoKeyUpdate();
  for (const child of children) if (child.finished_at === null) await cancelDossier(unit, child, { ...end, path: end.pathOf(child) });
  if (dossier.process_instance_key) await unit.outbox('cancel-instance', `dossier:${dossier.id}`, { processInstanceKey: dossier.process_instance_key });
  return closeDossier(unit, dossier, end);
}

/** A parent waits until all its linked dossiers are closed. The lock makes the last of two that close at once see the other. */
async function tellParent(unit: Unit, child: DossierRow): Promise<void> {
  if (!child.parent_id) return;
  const outcome = await linkedOutcome(unit, child.parent_id);
  await unit.history({ dossierId: child.parent_id, kind: 'linked-closed', data: { dossierId: child.id, code: child.code, outcome: child.outcome } });
  if (!outcome) return;
  const waiting = await unit.trx<TaskRow>('desk.task').where({ dossier_id: child.parent_id, kind: 'await-linked-dossiers' }).whereIn('state', ['open', 'claimed']).forNoKeyUpdate().first();
  if (!waiting) return;
  if (waiting.job_key) await completeJob(unit, waiting, outcome, { linkedOutcome: outcome });
  else await changeTask(unit.trx, waiting, { state: 'completed', outcome });
}

/** null while one is still open. */
export async function linkedOutcome(unit: Unit, parentId: string): Promise<'all-granted' | 'some-refused' | null> {
  await unit.trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`linked:${parentId}`]);
  const children: Pick<DossierRow, 'outcome' | 'closed_at'>[] = await unit.trx('desk.dossier').where({ parent_id: parentId }).select('outcome', 'closed_at');
  if (children.some((child) => child.closed_at === null)) return null;
  return children.every((child) => child.outcome === 'granted') ? 'all-granted' : 'some-refused';
}
