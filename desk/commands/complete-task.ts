import type { CompleteTask } from '../api/contract.ts';
import type { DossierRow, TaskData, TaskRow } from '../store/rows.ts';
import { changeTask } from '../store/tasks.ts';
import { acceptOnline } from './accept-online.ts';
import { changeStatus } from './change-status.ts';
import { checkTaskForm } from './check-task-form.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { completeJob } from './complete-job.ts';
import { withinSupplements } from './supplement-exception.ts';
import { underDelegation } from './delegated.ts';
import { draftApology } from './draft-apology.ts';
import { lockOwnTask } from './own-task.ts';
import { refusals, refuse } from './refuse.ts';
import { signApology } from './sign-apology.ts';
import { inUnit, type Unit } from './unit.ts';

const HANDOVER = 'return-result';
type DeskTaskEffect = (unit: Unit, dossier: DossierRow, task: TaskRow, input: CompleteTask) => Promise<void>;
/** What completing a task of the desk itself does, beyond its row. */
const DESK_TASKS: Readonly<Record<string, DeskTaskEffect>> = {
  'accept-online': acceptOnline,
  'draft-apology': draftApology,
  'sign-apology': signApology,
  'act-on-breach': async () => undefined,
  'act-on-urging': async () => undefined,
};

/**
 * Completes a task with an outcome of its form; an open one is the actor's by that. 404 other agency, 409 completed already,
 * 422 reason, components or fields; a further supplement beyond the law's one wants its own reason (422) or is refused (409).
 * `together`: results for the same applicant, handed over by the same act; 422 when one of them is anything else.
 */
export async function completeTask(deps: DeskDeps, actor: Actor, input: CompleteTask & { readonly taskId: string }): Promise<Result<{ readonly taskId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    const { together = [], ...one } = input;
    // In one order, whoever begins: two officers who hand over the same results do not wait for each other in a ring.
    const ids: readonly string[] = together.length === 0 ? [input.taskId] : await unit.trx<TaskRow>('desk.task').whereIn('id', [input.taskId, ...together]).orderBy('dossier_id').orderBy('id').pluck('id');
    if (ids.length !== together.length + 1) refusals.noTask();
    const done: { readonly task: TaskRow; readonly dossier: DossierRow }[] = [];
    for (const taskId of ids) done.push(await completeOne(unit, actor, { ...one, taskId }));
    const sameAct = done.length === 1 || (done.every(({ task }) => task.form_key === HANDOVER) && new Set(done.map(({ dossier }) => dossier.applicant.identityNumber)).size === 1);
    if (!sameAct) refuse(422, 'Chỉ trả cùng lúc kết quả của cùng một người nộp', 'Only results of one applicant are handed over together', { together: { vi: 'Không phải kết quả của người này', en: "Not a result of this applicant's" } });
    return { taskId: input.taskId };
  });
}

async function completeOne(unit: Unit, actor: Actor, input: CompleteTask & { readonly taskId: string }): Promise<{ readonly task: TaskRow; readonly dossier: DossierRow }> {
  const { task, dossier: before } = await lockOwnTask(unit, actor, input.taskId);
  await underDelegation(unit, actor, task, before);
  const form = unit.catalogue.form(task.form_key!) ?? refuse(409, 'Mẫu của công việc không còn', `Expected to complete task with key '${task.id}', but its form '${task.form_key}' is unknown`);
  const errors = await checkTaskForm(unit, task, form, input);
  if (Object.keys(errors).length) refuse(422, 'Thông tin chưa hợp lệ', 'Some fields are wrong or missing', errors);
  const asksSupplement = form.outcomes.find((each) => each.value === input.outcome)!.needsComponents;
  const dossier = asksSupplement ? await withinSupplements(unit, before, task, input.exceptionReason) : before;

  const data: TaskData = { ...task.data, ...(input.reason ? { reason: input.reason } : {}), ...(input.components ? { components: input.components } : {}), ...(input.fields ? { fields: input.fields } : {}) };
  const mine = { ...task, assignee_id: task.assignee_id ?? actor.id };
  await unit.history({ dossierId: dossier.id, kind: 'task-completed', elementId: task.element_id, data: { taskId: task.id, name: task.name, formKey: task.form_key, outcome: input.outcome, place: task.place, atOneStop: actor.atOneStop, ...(input.reason ? { reason: input.reason } : {}), ...(input.components ? { components: input.components } : {}) } });
  if (task.assignee_id === null) {
    await changeTask(unit.trx, task, { assignee_id: actor.id, claimed_at: unit.at });
    mine.version += 1;
  }
  if (task.kind === 'await-agency') {
    await unit.trx('desk.consultation').where({ task_id: task.id }).update({ answered_at: unit.at, opinion: input.outcome, answer: String(input.fields?.['answer'] ?? input.reason ?? '') });
    await unit.history({ dossierId: dossier.id, kind: 'consultation-answered', elementId: task.element_id, data: { opinion: input.outcome, agencyId: task.agency_id } });
  }
  if (task.form_key === HANDOVER) await changeStatus(unit, dossier, 10, { returned_at: unit.at }, task.element_id);
  if (task.job_key) await completeJob(unit, mine, input.outcome, { [form.result]: input.outcome }, data);
  else {
    await changeTask(unit.trx, mine, { state: 'completed', outcome: input.outcome, completed_by: actor.id, completed_at: unit.at, data });
    await (DESK_TASKS[task.form_key!] ?? noEffect)(unit, dossier, { ...mine, data, version: mine.version + 1 }, input);
  }
  unit.publish({ kind: 'inbox', agencyId: task.agency_id, id: task.id });
  return { task, dossier };
}

const noEffect: DeskTaskEffect = async (_unit, _dossier, task) => { throw new Error(`Expected to complete desk task with key '${task.id}', but form '${task.form_key}' has no effect`); };
