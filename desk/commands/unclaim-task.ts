import { changeTask } from '../store/tasks.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { lockOwnTask } from './own-task.ts';
import { refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

/** Puts a claimed task back to its group. 404, 409 as for claiming; 409 when nobody has claimed it. */
export async function unclaimTask(deps: DeskDeps, actor: Actor, input: { readonly taskId: string }): Promise<Result<{ readonly taskId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    const { task } = await lockOwnTask(unit, actor, input.taskId);
    if (task.state !== 'claimed') refuse(409, 'Công việc chưa có người nhận', 'Nobody has claimed this task');
    await changeTask(unit.trx, task, { state: 'open', assignee_id: null, claimed_at: null });
    await unit.history({ dossierId: task.dossier_id, kind: 'task-unclaimed', elementId: task.element_id, data: { taskId: task.id, name: task.name } });
    unit.publish({ kind: 'inbox', agencyId: task.agency_id, id: task.id });
    return { taskId: task.id };
  });
}
