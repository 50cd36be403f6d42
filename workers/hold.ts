import { randomUUID } from 'node:crypto';
import { ZeebeError, type Job, type JobOutcome } from '../engine/zeebe/port.ts';
import type { Unit } from '../desk/commands/unit.ts';
import type { DossierRow, TaskRow } from '../desk/store/rows.ts';
import { insertTask, type NewTask } from '../desk/store/tasks.ts';
import type { WorkerDeps } from './deps.ts';
import { once } from './once.ts';

/** A held job stays with the desk this long; the lease loop renews it when a third is left. */
export const LEASE_MS = 7 * 86_400_000;

type HeldTask = Pick<NewTask, 'kind' | 'form_key' | 'name' | 'candidate_groups' | 'agency_id' | 'place'> & Partial<Pick<NewTask, 'assignee_id' | 'due_at' | 'data' | 'id'>>;

/** The row by which the desk completes the job later. */
export async function openHeldTask(unit: Unit, job: Job, dossier: DossierRow, task: HeldTask): Promise<TaskRow['id']> {
  const id = task.id ?? randomUUID();
  const assigned = task.assignee_id ?? null;
  const fresh = await insertTask(unit.trx, {
    id, job_key: job.key, process_instance_key: job.processInstanceKey, dossier_id: dossier.id, element_id: job.elementId, created_at: unit.at, state: assigned ? 'claimed' : 'open',
    lease_until: new Date(unit.atMs + LEASE_MS), ...task, assignee_id: assigned, due_at: task.due_at ?? null, data: task.data ?? {},
  });
  if (!fresh) return (await unit.trx<TaskRow>('desk.task').where({ job_key: job.key }).first('id'))!.id;
  await unit.history({ dossierId: dossier.id, kind: 'task-opened', elementId: job.elementId, data: { taskId: id, name: task.name, kind: task.kind, agencyId: task.agency_id } });
  unit.publish({ kind: 'inbox', agencyId: task.agency_id, id });
  unit.publish({ kind: 'dossier', agencyId: dossier.agency_id, id: dossier.id });
  return id;
}

/** `once`, and after its commit the longer lease: a crash in between only brings the job again (design §5). */
export async function hold(job: Job, deps: WorkerDeps, work: (unit: Unit, dossier: DossierRow) => Promise<JobOutcome>): Promise<JobOutcome> {
  const outcome = await once(job, deps, work);
  if (outcome.kind === 'held') await lengthenLease(job.key, deps);
  return outcome;
}

async function lengthenLease(jobKey: string, deps: WorkerDeps): Promise<void> {
  try {
    await deps.zeebe.updateJobTimeout(jobKey, LEASE_MS);
    await deps.db('desk.task').where({ job_key: jobKey }).whereIn('state', ['open', 'claimed']).update({ lease_until: new Date(deps.clock.now() + LEASE_MS) });
  } catch (error) {
    // Gone with its instance: the lease loop closes the row. Unreachable: the job comes again after its short lease.
    if (!(error instanceof ZeebeError)) throw error;
    await deps.db('desk.task').where({ job_key: jobKey }).update({ lease_until: new Date(deps.clock.now() + 60_000) });
  }
}
