import type { Knex } from 'knex';
import type { Actor, DeskDeps, Result } from '../../desk/commands/command.ts';
import type { ReceiveDossier } from '../../desk/api/contract.ts';
import type { AccountRow, DossierRow, TaskRow } from '../../desk/store/rows.ts';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';

/** A demonstration officer by username, as the session would give them. */
export async function officer(db: Knex, username: string): Promise<Actor> {
  const row = await db<AccountRow>('desk.account').where({ username }).first();
  if (!row) throw new Error(`no account '${username}'`);
  return actorOf(row);
}
const actorOf = (row: AccountRow): Actor => ({ id: row.id, name: row.name, agencyId: row.agency_id, roles: row.roles, atOneStop: row.at_one_stop, language: row.language });

/** Somebody who may do this task: its assignee, or an officer of its agency and groups. */
export async function officerFor(db: Knex, task: TaskRow): Promise<Actor> {
  const rows = await db<AccountRow>('desk.account').where({ agency_id: task.agency_id, active: true });
  const found = rows.find((row) => row.id === task.assignee_id) ?? rows.find((row) => task.assignee_id === null && row.roles.some((role) => task.candidate_groups.includes(role)));
  if (!found) throw new Error(`nobody at ${task.agency_id} may do '${task.name}' (${task.candidate_groups.join(', ')})`);
  return actorOf(found);
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.status} ${result.title.en} ${JSON.stringify(result.errors ?? {})}`);
  return result.value;
}

let serial = 0;
/** A complete reception of any procedure: every field filled by its type, every document brought. */
export function reception(facts: ProcedureFacts, change: Partial<ReceiveDossier> = {}): ReceiveDossier {
  return {
    procedureCode: facts.code, channel: facts.channels[0]!.channel === 'online' ? 'post' : facts.channels[0]!.channel, resultChannel: facts.resultChannels[0]!, copies: 1, idempotencyKey: `test-${++serial}`,
    applicant: { name: 'Người Nộp Thử', identityNumber: '001200000001', address: 'Số 1 Đường Thử', phone: '0900000001', kind: 'citizen' },
    form: Object.fromEntries(facts.form.filter((field) => field.required).map((field) => [field.id, valueOf(field)])),
    components: facts.components.map((component) => ({ id: component.id, originals: component.original, copies: Math.max(component.copies, component.original === 0 ? 1 : 0), shown: true })),
    ...change,
  };
}

function valueOf(field: ProcedureFacts['form'][number]): string | number | boolean {
  switch (field.type) {
    case 'boolean': return false;
    case 'number': return field.min ?? 1;
    case 'date': return '2026-11-02';
    case 'choice': return field.choices![0]!.value;
    case 'text': case 'longtext': {
      const fits = (text: string): boolean => !field.pattern || new RegExp(`^(?:${field.pattern})$`, 'u').test(text);
      const found = ['Thử', '001200000002', '0123456789', '123456', '12345678', '1234'].find(fits);
      if (!found) throw new Error(`no sample fits ${field.id}: ${field.pattern}`);
      return found;
    }
  }
}

export const dossierOf = async (deps: Pick<DeskDeps, 'db'>, id: string): Promise<DossierRow> => (await deps.db<DossierRow>('desk.dossier').where({ id }).first())!;
export const openTasksOf = (deps: Pick<DeskDeps, 'db'>, dossierId: string): Promise<TaskRow[]> => deps.db<TaskRow>('desk.task').where({ dossier_id: dossierId }).whereIn('state', ['open', 'claimed']).orderBy('created_at');
