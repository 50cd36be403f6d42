import { changeTask } from '../store/tasks.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { underDelegation } from './delegated.ts';
import { lockOwnTask } from './own-task.ts';
import { inUnit } from './unit.ts';

/** 404 when of another agency, 403 when not of my groups, 409 when somebody else has it or it is done. Claiming what I have is no change. */
export async function claimTask(deps: DeskDeps, actor: Actor, input: { readonly taskId: string }): Promise<Result<{ readonly taskId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    const { task, dossier } = await lockOwnTask(unit, actor, input.taskId);
    await underDelegation(unit, actor, task, dossier);
    if (task.state === 'claimed' && task.assignee_id === actor.id) return { taskId: task.id };
    await changeTask(unit.trx, task, { state: 'claimed', assignee_id: actor.id, claimed_at: unit.at });
    await unit.history({ dossierId: task.dossier_id, kind: 'task-claimed', elementId: task.element_id, data: { taskId: task.id, name: task.name } });
    unit.publish({ kind: 'inbox', agencyId: task.agency_id, id: task.id });
    return { taskId: task.id };
  });
}
