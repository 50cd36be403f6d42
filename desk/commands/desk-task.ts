import { randomUUID } from 'node:crypto';
import { changeTask, insertTask, openTasks } from '../store/tasks.ts';
import type { DossierRow, TaskData, TaskRow } from '../store/rows.ts';
import type { Unit } from './unit.ts';

/** A task of the desk itself (apology, breach, online intake): no job of the engine waits for it. */
export async function openDeskTask(unit: Unit, dossier: DossierRow, task: { readonly formKey: string; /** Instead of the form's title. */ readonly name?: string; readonly groups: readonly string[]; readonly agencyId: string; readonly place: string; readonly assigneeId?: string | null; readonly dueAt?: Date | null; readonly data?: TaskData }): Promise<string> {
  const id = randomUUID();
  const name = task.name ?? unit.catalogue.form(task.formKey)?.title.vi ?? task.formKey;
  await insertTask(unit.trx, {
    id, job_key: null, process_instance_key: null, dossier_id: dossier.id, element_id: task.formKey, kind: 'desk-task', form_key: task.formKey, name, candidate_groups: [...task.groups], agency_id: task.agencyId,
    place: task.place, assignee_id: task.assigneeId ?? null, created_at: unit.at, due_at: task.dueAt ?? null, state: 'open', data: task.data ?? {}, lease_until: null,
  });
  await unit.history({ dossierId: dossier.id, kind: 'task-opened', elementId: task.formKey, data: { taskId: id, name, agencyId: task.agencyId } });
  unit.publish({ kind: 'inbox', agencyId: task.agencyId, id });
  return id;
}

/** Closes what nobody has to do any more. */
export async function closeTasks(unit: Unit, dossierId: string, which: (task: TaskRow) => boolean, reason: string): Promise<readonly TaskRow[]> {
  const closing = (await openTasks(unit.trx, dossierId)).filter(which);
  for (const task of closing) {
    await changeTask(unit.trx, task, { state: 'closed', closed_reason: reason, lease_until: null });
    await unit.history({ dossierId, kind: 'task-closed', elementId: task.element_id, data: { taskId: task.id, name: task.name, reason } });
    unit.publish({ kind: 'inbox', agencyId: task.agency_id, id: task.id });
  }
  return closing;
}
