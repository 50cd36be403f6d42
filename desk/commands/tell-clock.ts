import type { TaskRow } from '../store/rows.ts';
import type { Unit } from './unit.ts';

/** A message waits an hour for the clock's instance to ask for it (design §4). */
const MESSAGE_TTL_MS = 3_600_000;

/** Starts the instance of statutory-clock.bpmn that watches this dossier; asked for again, it is the same one. */
export async function beginClock(unit: Unit, dossierId: string): Promise<void> {
  await unit.outbox('publish-message', `clock:${dossierId}`, { name: 'clock-started', correlationKey: dossierId, messageId: dossierId, timeToLiveMs: MESSAGE_TTL_MS, variables: { dossierId } });
}

/** Has that instance look again: something has changed that it may have to act on. `what` names the change once for all. */
export async function wakeClock(unit: Unit, dossierId: string, what: string): Promise<void> {
  await unit.outbox('publish-message', `clock:${dossierId}`, { name: 'clock-moved', correlationKey: dossierId, messageId: `${dossierId}:${what}`, timeToLiveMs: MESSAGE_TTL_MS });
}

/** Was the clock begun before acceptance (await-papers)? Then its instance is there and only has to be told. */
export async function clockBegunEarly(unit: Unit, dossierId: string): Promise<boolean> {
  return (await unit.trx<TaskRow>('desk.task').where({ dossier_id: dossierId, kind: 'await-supplement', job_key: null }).whereNotNull('due_at').first('id')) !== undefined;
}
