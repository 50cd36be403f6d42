import { lockDossier } from '../store/dossiers.ts';
import type { TaskRow } from '../store/rows.ts';
import { changeTask, lockTask } from '../store/tasks.ts';
import type { Unit } from './unit.ts';

/** Gives back to their groups what somebody who is leaving holds: a task is closed to everybody but its assignee. Dossier first, then the task. */
export async function releaseTasks(unit: Unit, accountId: string): Promise<void> {
  const held = await unit.trx<TaskRow>('desk.task').where({ assignee_id: accountId }).whereIn('state', ['open', 'claimed']).orderBy('dossier_id').orderBy('id');
  for (const { id, dossier_id: dossierId } of held) {
    await lockDossier(unit.trx, dossierId);
    const task = await lockTask(unit.trx, id);
    if (task?.assignee_id !== accountId || (task.state !== 'open' && task.state !== 'claimed')) continue;
    await changeTask(unit.trx, task, { state: 'open', assignee_id: null, claimed_at: null });
    await unit.history({ dossierId, kind: 'task-unclaimed', elementId: task.element_id, data: { taskId: task.id, name: task.name } });
    unit.publish({ kind: 'inbox', agencyId: task.agency_id, id: task.id });
  }
}
