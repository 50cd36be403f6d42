import { isDecided } from '../domain/dossier-status.ts';
import { lockDossier } from '../store/dossiers.ts';
import { lockTask, taskById } from '../store/tasks.ts';
import type { DossierRow, TaskRow } from '../store/rows.ts';
import type { Actor } from './command.ts';
import { hasRole } from './may-see.ts';
import { refusals, refuse } from './refuse.ts';
import type { Unit } from './unit.ts';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Locks a task that is still to be done and that the officer may do: dossier first, then the task. A task of another agency does not exist. */
export async function lockOwnTask(unit: Unit, actor: Actor, taskId: string): Promise<{ readonly task: TaskRow; readonly dossier: DossierRow }> {
  const seen = UUID.test(taskId) ? await taskById(unit.trx, taskId) : undefined;
  if (!seen || seen.agency_id !== actor.agencyId) return refusals.noTask();
  const dossier = (await lockDossier(unit.trx, seen.dossier_id))!;
  const task = (await lockTask(unit.trx, taskId))!;
  if (task.state === 'completing' || task.state === 'completed') refuse(409, 'Công việc đã được hoàn thành', 'The task has been completed already');
  if (task.state === 'closed') refuse(409, `Công việc đã đóng: ${task.closed_reason ?? ''}`, `The task has been closed: ${task.closed_reason ?? ''}`);
  if (!task.form_key) refuse(409, 'Bước này chờ người nộp hoặc cơ quan khác, không hoàn thành tại đây', 'This step waits for the applicant or another agency and is not completed here');
  if (task.assignee_id !== null && task.assignee_id !== actor.id) refuse(409, 'Người khác đang giữ công việc này', 'Somebody else has this task');
  if (task.assignee_id === null && !hasRole(actor, ...(task.candidate_groups as Actor['roles'][number][]))) refusals.notYours();
  if (dossier.closed_at && isDecided(dossier.status)) refusals.closed();
  return { task, dossier };
}
