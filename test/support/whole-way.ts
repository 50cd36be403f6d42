import { completeTask } from '../../desk/commands/complete-task.ts';
import type { DeskDeps } from '../../desk/commands/command.ts';
import { receiveDossier } from '../../desk/commands/receive-dossier.ts';
import { submitOnline } from '../../desk/commands/submit-online.ts';
import { takePayment } from '../../desk/commands/take-payment.ts';
import type { DossierRow, TaskRow } from '../../desk/store/rows.ts';
import type { SteppingClock } from '../../engine/time/stepping-clock.ts';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import { must, officer, officerFor, reception } from './desk-office.ts';

const MOST_TASKS = 60;
/** As much of a PDF as its first bytes. */
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');

export interface WholeWay { readonly dossiers: readonly Pick<DossierRow, 'status' | 'outcome' | 'clock_state'>[]; /** Elements in the order in which they were worked; for an error text. */ readonly steps: readonly string[] }

/** A dossier of this procedure received, worked with each form's first outcome, paid and returned, by officers of the demonstration. */
export async function wholeWay(deps: DeskDeps, clock: SteppingClock, facts: ProcedureFacts): Promise<WholeWay> {
  const { db, catalogue } = deps;
  const agency = await db('desk.agency').where({ kind: facts.handledBy }).orderBy('id').first();
  if (!agency) throw new Error(`no agency of kind '${facts.handledBy}' for procedure ${facts.code}`);
  const account = (await db('desk.account').where({ agency_id: agency.id })).find((row) => row.roles.includes('counter-officer'));
  const form = reception(facts);
  const counter = await officer(db, account.username);
  const code = facts.channels.some((each) => each.channel === form.channel)
    ? must(await receiveDossier(deps, counter, form)).code
    : must(await submitOnline(deps, { ...form, components: facts.components.map(({ id: paper }) => ({ id: paper, fileName: `${paper}.pdf`, contentBase64: PDF })), agencyId: agency.id, submittedAt: new Date(clock.now()).toISOString(), submissionId: `all-${facts.code}` })).code;
  const { id } = await db('desk.dossier').where({ code }).first();
  await clock.advanceTo(clock.now());

  const steps: string[] = [];
  const family = (): Promise<DossierRow[]> => db<DossierRow>('desk.dossier').where({ id }).orWhere({ parent_id: id });
  for (let round = 0; round < MOST_TASKS && (await family()).some((row) => !row.closed_at); round++) {
    const ids = (await family()).map((row) => row.id);
    const open = await db<TaskRow>('desk.task').whereIn('dossier_id', ids).whereIn('state', ['open', 'claimed']).whereNot({ form_key: 'draft-apology' }).orderBy('created_at');
    const unpaid = await db<TaskRow>('desk.task').whereIn('dossier_id', ids).where({ kind: 'await-payment' }).whereIn('state', ['open', 'claimed']).first();
    const task = open.find((each) => each.form_key !== null);
    steps.push(task?.element_id ?? unpaid?.element_id ?? 'nothing');
    if (unpaid) must(await takePayment(deps, await officer(db, account.username), { dossierId: unpaid.dossier_id, method: 'cash' }));
    else if (task) await firstOutcome(deps, task);
    else break;
    await clock.advanceTo(clock.now());
  }
  const outbox = await db('desk.outbox').whereNull('sent_at').select('kind', 'error', 'attempts');
  return { dossiers: await family(), steps: [...steps, ...outbox.map((row) => JSON.stringify(row))] };

  async function firstOutcome({ db: rows }: Pick<DeskDeps, 'db'>, task: TaskRow): Promise<void> {
    const actor = await officerFor(rows, task);
    const taskForm = catalogue.form(task.form_key!)!;
    const colleagues = await rows('desk.account').where({ agency_id: task.agency_id });
    const fields = Object.fromEntries(taskForm.fields.filter((field) => field.required).map((field) => [field.id,
      field.type === 'officer' ? colleagues.find((row) => row.roles.includes(field.role)).id : field.type === 'date' ? '2027-03-01' : field.type === 'number' ? 1 : 'Thử']));
    must(await completeTask(deps, actor, { taskId: task.id, outcome: taskForm.outcomes[0]!.value, reason: 'thử', fields }));
  }
}
