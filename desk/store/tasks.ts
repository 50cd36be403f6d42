import type { Knex } from 'knex';
import type { TaskRow } from './rows.ts';

export const taskById = (db: Knex, id: string): Promise<TaskRow | undefined> => db<TaskRow>('desk.task').where({ id }).first();
export const lockTask = (trx: Knex, id: string): Promise<TaskRow | undefined> => trx<TaskRow>('desk.task').where({ id }).forNoKeyUpdate().first();
/** Tasks that somebody or something still has to do. */
export const openTasks = (trx: Knex, dossierId: string): Promise<TaskRow[]> => trx<TaskRow>('desk.task').where({ dossier_id: dossierId }).whereIn('state', ['open', 'claimed']).orderBy('created_at').orderBy('id');

export type NewTask = Omit<TaskRow, 'claimed_at' | 'closed_reason' | 'outcome' | 'completed_by' | 'completed_at' | 'version'>;
/** Once by its job key: false when the row was there before. */
export async function insertTask(trx: Knex, task: NewTask): Promise<boolean> {
  const inserted = await trx('desk.task').insert({ ...task, data: JSON.stringify(task.data) }).onConflict('job_key').ignore().returning('id');
  return inserted.length > 0;
}
export async function changeTask(trx: Knex, task: Pick<TaskRow, 'id' | 'version'>, change: Partial<TaskRow>): Promise<void> {
  const columns: Record<string, unknown> = { ...change };
  if (change.data !== undefined) columns['data'] = JSON.stringify(change.data);
  const changed = await trx('desk.task').where({ id: task.id, version: task.version }).update({ ...columns, version: task.version + 1 });
  if (changed !== 1) throw new Error(`Expected to change task with key '${task.id}', but it is no longer at version ${task.version}`);
}
