import { ZeebeError } from '../engine/zeebe/port.ts';
import { addHistory } from '../desk/store/history.ts';
import type { TaskRow } from '../desk/store/rows.ts';
import type { WorkerDeps } from './deps.ts';
import { LEASE_MS } from './hold.ts';

const THIRD_MS = LEASE_MS / 3;
/** Nothing held: look again, a task may have been opened meanwhile. */
const IDLE_MS = LEASE_MS / 2;
const AFTER_OUTAGE_MS = 60_000;
const BATCH = 200;

/** Renews the leases of held jobs when a third is left; one that the engine no longer knows closes its row with the reason (design §5). */
export function startLeaseLoop(deps: WorkerDeps): { quiet(): boolean; close(): void } {
  let busy = false;
  let closed = false;
  let forget = (): void => undefined;
  const at = (instantMs: number): void => { forget(); if (!closed) forget = deps.clock.wakeAt(instantMs, () => { void turn(); }); };

  async function turn(): Promise<void> {
    if (busy || closed) return;
    busy = true;
    let nextMs = deps.clock.now() + IDLE_MS;
    try {
      const held = () => deps.db<TaskRow>('desk.task').whereNotNull('job_key').whereIn('state', ['open', 'claimed']).whereNotNull('lease_until').orderBy('lease_until');
      const due = await held().where('lease_until', '<=', new Date(deps.clock.now() + THIRD_MS)).limit(BATCH);
      for (const task of due) await renew(task);
      const first = await held().first('lease_until');
      if (first?.lease_until) nextMs = Math.min(nextMs, Math.max(deps.clock.now() + 1000, first.lease_until.getTime() - THIRD_MS));
    } catch (error) {
      deps.log.warn({ error: String(error) }, 'leases could not be renewed, trying again');
      nextMs = deps.clock.now() + AFTER_OUTAGE_MS;
    } finally {
      busy = false;
      at(nextMs);
    }
  }

  async function renew(task: TaskRow): Promise<void> {
    try {
      await deps.zeebe.updateJobTimeout(task.job_key!, LEASE_MS);
      await deps.db('desk.task').where({ id: task.id }).update({ lease_until: new Date(deps.clock.now() + LEASE_MS) });
    } catch (error) {
      if (!(error instanceof ZeebeError) || error.code !== 'NOT_FOUND') throw error;
      await closeGone(task);
    }
  }

  async function closeGone(task: TaskRow): Promise<void> {
    const when = new Date(deps.clock.now());
    await deps.db.transaction(async (trx) => {
      const closing = await trx('desk.task').where({ id: task.id }).whereIn('state', ['open', 'claimed']).update({ state: 'closed', closed_reason: 'engine-gone', lease_until: null, version: trx.raw('version + 1') });
      if (closing) await addHistory(trx, { dossierId: task.dossier_id, at: when, actorId: null, actorName: 'Hệ thống', kind: 'task-closed', elementId: task.element_id, data: { taskId: task.id, name: task.name, reason: 'engine-gone' } });
    });
    deps.publish({ kind: 'inbox', agencyId: task.agency_id, id: task.id });
  }

  void turn();
  return { quiet: () => !busy, close() { closed = true; forget(); } };
}
