import { workingTime } from '../engine/time/working-calendar.ts';
import { delegationsFor, powerNeeded } from '../desk/commands/delegated.ts';
import { calendarOfAgency } from '../desk/commands/start-clock.ts';
import type { Unit } from '../desk/commands/unit.ts';
import { agencyById, agencyOfKind } from '../desk/store/agencies.ts';
import type { AccountRow, DossierRow, TaskRow } from '../desk/store/rows.ts';
import { contextOf, rulesInForce } from '../desk/store/rules-in-force.ts';
import type { Job } from '../engine/zeebe/port.ts';
import { elementName } from './element-name.ts';
import { HELD, incident, type Handler } from './handler.ts';
import { hold, openHeldTask } from './hold.ts';
import { stepLimit } from './step-limit.ts';

/** What the engine tells a user task's worker (Zeebe's reserved headers). */
const FORM_KEY = 'io.camunda.zeebe:formKey';
const CANDIDATE_GROUPS = 'io.camunda.zeebe:candidateGroups';
/** Done at the one-stop, yet by officers of the agency that handles the dossier. */
const OF_THE_HANDLING_AGENCY = new Set(['process-on-the-spot', 'sign']);

/** An officer's task: a row in somebody's inbox, until it is completed there. */
export const userTask: Handler = (job, deps) => hold(job, deps, async (unit, dossier) => {
  const formKey = job.customHeaders[FORM_KEY] ?? '';
  const form = unit.catalogue.form(formKey);
  if (!form) return incident(`Expected to open task '${job.elementId}', but its form '${formKey}' is not in processes/forms.yaml`);
  const groups = groupsOf(job.customHeaders[CANDIDATE_GROUPS] ?? '');
  if (groups.length === 0) return incident(`Expected to open task '${job.elementId}', but it has no candidate groups`);
  const place = job.customHeaders['place'] ?? 'division';
  const agencyId = await agencyOf(unit, dossier, place, formKey, job.customHeaders['agencyRole']);
  if (!agencyId) return incident(`Expected to open task '${job.elementId}', but the desk knows no agency for role '${job.customHeaders['agencyRole'] ?? ''}'`);
  const rule = await rulesInForce(unit.trx, unit.catalogue, contextOf(dossier, unit.atMs));
  const step = { formKey, place, minutes: Number(job.customHeaders['limitMinutes']), time: workingTime(await calendarOfAgency(unit.trx, unit.catalogue, agencyId)) };
  await openHeldTask(unit, job, dossier, {
    kind: 'user-task', form_key: formKey, candidate_groups: groups, agency_id: agencyId, place,
    name: (await elementName(unit.trx, job)) ?? dossier.facts.steps.find((step) => step.id === job.elementId)?.name ?? form.title.vi,
    due_at: await stepLimit(unit, dossier, rule, step), assignee_id: (await delegateOf(unit, dossier, { form_key: formKey, place, agency_id: agencyId })) ?? await assigneeOf(unit, job, dossier, agencyId, groups),
  });
  return HELD;
});

/** zeebe gives `["a","b"]`; a model's plain header `a,b`. */
export function groupsOf(text: string): string[] {
  const trimmed = text.trim();
  const list: unknown = trimmed.startsWith('[') ? JSON.parse(trimmed) : trimmed.split(',');
  return (Array.isArray(list) ? list : []).map((group) => String(group).trim()).filter(Boolean);
}

async function agencyOf(unit: Unit, dossier: DossierRow, place: string, formKey: string, agencyRole: string | undefined): Promise<string | undefined> {
  if (agencyRole) {
    const consulted = dossier.facts.consultedAgencies.find((each) => each.id === agencyRole);
    const handling = (await agencyById(unit.trx, dossier.handling_agency_id))!;
    return consulted ? (await agencyOfKind(unit.trx, consulted.kind, handling, handling.id))?.id : undefined;
  }
  return place === 'one-stop' && !OF_THE_HANDLING_AGENCY.has(formKey) ? dossier.agency_id : dossier.handling_agency_id;
}

/** Where the power was given to named officers only, one of them gets the task, whatever their role: nobody else may do it but a leader. */
async function delegateOf(unit: Unit, dossier: DossierRow, task: Pick<TaskRow, 'form_key' | 'place' | 'agency_id'>): Promise<string | null> {
  const power = dossier.on_the_spot === true ? powerNeeded(task, dossier) : null;
  if (power === null) return null;
  const held = await delegationsFor(unit.trx, task, dossier, power, unit.atMs);
  const named = held.flatMap(({ accountId }) => accountId ?? []);
  if (named.length === 0 || named.length < held.length) return null;
  const account = await unit.trx<AccountRow>('desk.account').whereIn('id', named).where({ active: true, at_one_stop: true, agency_id: task.agency_id }).orderBy('username').first('id');
  return account?.id ?? null;
}

/** The specialist whom the head of division named keeps the dossier; so does who did this very step before. */
async function assigneeOf(unit: Unit, job: Job, dossier: DossierRow, agencyId: string, groups: readonly string[]): Promise<string | null> {
  const tasks = await unit.trx<TaskRow>('desk.task').where({ dossier_id: dossier.id, agency_id: agencyId }).whereIn('state', ['completing', 'completed']).orderBy('completed_at', 'desc');
  const again = tasks.find((task) => task.element_id === job.elementId)?.completed_by;
  const named = groups.includes('appraising-specialist') ? tasks.find((task) => task.form_key === 'assign')?.data.fields?.['officer'] : undefined;
  const candidate = named !== undefined ? String(named) : again;
  if (!candidate) return null;
  const account = await unit.trx<AccountRow>('desk.account').where({ id: candidate, active: true, agency_id: agencyId }).first();
  return account && account.roles.some((role) => groups.includes(role)) ? account.id : null;
}
