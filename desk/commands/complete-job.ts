import { changeTask } from '../store/tasks.ts';
import type { TaskRow } from '../store/rows.ts';
import type { Unit } from './unit.ts';

/**
 * Ends a task whose job a worker holds open: the row is `completing` until the engine has answered, then `completed` (outbox-sender).
 * `variables` are ids and decisions only.
 */
export async function completeJob(unit: Unit, task: TaskRow, outcome: string, variables: object, data: TaskRow['data'] = task.data): Promise<void> {
  await changeTask(unit.trx, task, { state: 'completing', outcome, completed_by: unit.actor.id, completed_at: unit.at, lease_until: null, data });
  await unit.outbox('complete-job', `dossier:${task.dossier_id}`, { jobKey: task.job_key!, taskId: task.id, variables });
  unit.publish({ kind: 'inbox', agencyId: task.agency_id, id: task.id });
  unit.publish({ kind: 'dossier', agencyId: task.agency_id, id: task.dossier_id });
}
