import type { CompleteTask, DossierView, Officer as Colleague, Page, TaskForm, TaskSummary, TaskView } from '../../desk/api/contract.ts';
import type { Officer } from './officer.ts';
import type { Random } from './random.ts';

export interface Habits {
  /** Shares of the appraisals that end so. */
  readonly supplement: number;
  readonly refuse: number;
  /** How likely an applicant comes back with a supplement between two looks. */
  readonly comeBack: number;
  /** Dossiers (by id) that nobody touches until they are let go: they breach. */
  readonly ignored: ReadonlySet<string>;
}

/** One look: how many tasks were completed, and how many that the officer may complete were left. */
export interface Looked { readonly completed: number; readonly left: number }

/** One look into one officer's inbox: completes at most `atMost` tasks, the most urgent first. */
export async function workInbox(officer: Officer, random: Random, habits: Habits, atMost: number, instant: string): Promise<Looked> {
  const inbox = await officer.get<Page<TaskSummary>>('/api/tasks?view=all&size=100');
  const mine = inbox.items.filter((task) => task.mayComplete);
  let completed = 0;
  for (const task of mine) {
    if (completed >= atMost) break;
    if (habits.ignored.has(task.dossierId)) continue;
    if (await workTask(officer, task, random, habits, instant)) completed++;
  }
  return { completed, left: mine.length - completed };
}

async function workTask(officer: Officer, task: TaskSummary, random: Random, habits: Habits, instant: string): Promise<boolean> {
  switch (task.kind) {
    case 'await-supplement': return random.chance(habits.comeBack) && comeWithSupplement(officer, task);
    case 'await-payment': return (await officer.tryPost(`/api/dossiers/${task.dossierId}/payment`, { method: 'cash' })).ok;
    case 'await-linked-dossiers': return false;
    default: break;
  }
  const view = await officer.get<TaskView>(`/api/tasks/${task.id}`);
  // Closed since the list was read: a colleague was quicker, or the dossier has ended.
  if (view.task.state !== 'open' && view.task.state !== 'claimed') return false;
  const outcome = chooseOutcome(view.form, random, habits);
  if (!outcome) throw new Error(`${officer.me.username}: '${task.name}' of ${task.dossierCode} allows no outcome: ${JSON.stringify(view.form.outcomes)}`);
  const answer: CompleteTask = {
    outcome: outcome.value,
    ...(outcome.needsReason ? { reason: 'Lý do minh họa' } : {}),
    ...(outcome.exception ? { exceptionReason: 'Lý do ngoại lệ minh họa' } : {}),
    ...(outcome.needsComponents ? { components: wanted(view.dossier) } : {}),
    fields: await fillFields(officer, view.form, random, instant),
  };
  const result = await officer.tryPost(`/api/tasks/${task.id}/complete`, answer);
  if (!result.ok && result.problem.status !== 409) throw new Error(`${officer.me.username} cannot complete '${task.name}' of ${task.dossierCode} with '${outcome.value}': ${JSON.stringify(result.problem)}`);
  return result.ok;
}

/** The applicant comes back with what was asked for. */
async function comeWithSupplement(officer: Officer, task: TaskSummary): Promise<boolean> {
  const dossier = await officer.get<DossierView>(`/api/dossiers/${task.dossierId}`);
  const components = dossier.components.filter(({ state }) => state === 'asked' || state === 'missing').map(({ id }) => id);
  return (await officer.tryPost(`/api/dossiers/${task.dossierId}/supplement`, { components, note: 'Bổ sung minh họa' })).ok;
}

const wanted = (dossier: DossierView): string[] => dossier.components.slice(0, 1).map(({ id }) => id);

function chooseOutcome(form: TaskForm, random: Random, habits: Habits): TaskForm['outcomes'][number] | undefined {
  const possible = form.outcomes.filter(({ forbidden }) => forbidden === null);
  const ordinary = possible.filter(({ exception }) => exception === null);
  const draw = random.next();
  // Hardly anybody asks an applicant again beyond what the law allows.
  const allowed = draw < habits.supplement / 4 || ordinary.length === 0 ? possible : ordinary;
  const named = (value: string): TaskForm['outcomes'][number] | undefined => allowed.find((outcome) => outcome.value === value);
  if (draw < habits.supplement) return named('supplement') ?? allowed[0];
  if (draw < habits.supplement + habits.refuse) return named('refuse') ?? allowed[0];
  return allowed[0];
}

async function fillFields(officer: Officer, form: TaskForm, random: Random, instant: string): Promise<Record<string, string | number | boolean>> {
  const fields: Record<string, string | number | boolean> = {};
  for (const field of form.fields) {
    if (field.type === 'officer') fields[field.id] = random.pick(await officer.get<Colleague[]>(`/api/officers?role=${field.role ?? ''}`)).id;
    else if (field.type === 'date') fields[field.id] = laterThan(instant, 3);
    else if (field.required && field.type === 'number') fields[field.id] = 1;
    else if (field.required) fields[field.id] = 'Minh họa';
  }
  return fields;
}

const laterThan = (instant: string, days: number): string => new Date(Date.parse(instant) + days * 86_400_000).toISOString();
