import { ZeebeError } from '../../engine/zeebe/port.ts';
import { closeFailingJob } from '../store/failing-jobs.ts';
import { addHistory } from '../store/history.ts';
import type { OutboxKind, OutboxPayloads } from '../store/outbox.ts';
import type { OutboxRow, TaskRow } from '../store/rows.ts';
import type { OutboxPorts, SenderDeps } from './outbox-sender.ts';

type Delivery = (row: OutboxRow, deps: SenderDeps, ports: OutboxPorts) => Promise<object>;
const payloadOf = <K extends OutboxKind>(row: OutboxRow): OutboxPayloads[K] => row.payload as unknown as OutboxPayloads[K];
/** The model in force when its facts were taken (desk/store/facts-versions.ts); null: whatever is deployed now. */
interface ModelTaken { readonly bpmn_process_id: string | null; readonly process_definition_version: number | null }
const isCode = (error: unknown, code: ZeebeError['code']): boolean => error instanceof ZeebeError && error.code === code;

/** How each kind goes out. Answers what is kept as the row's result; throws when it is to be tried again. */
export const DELIVERIES: Readonly<Record<OutboxKind, Delivery>> = {
  /** No idempotency key exists for it: an instance too many cancels itself, its first job finding the dossier claimed. */
  async 'create-instance'(row, deps, ports) {
    const { procedureCode, dossierId, variables } = payloadOf<'create-instance'>(row);
    await ports.prepare?.(procedureCode);
    const deployed: { bpmn_process_id: string } | undefined = await deps.db('desk.deployment').where({ procedure_code: procedureCode }).orderBy('id', 'desc').first('bpmn_process_id');
    if (!deployed) throw new Error(`Expected to create an instance of procedure '${procedureCode}', but it is not deployed`);
    const taken = await deps.db('desk.dossier').where({ id: dossierId }).first<ModelTaken | undefined>('bpmn_process_id', 'process_definition_version');
    if (taken?.bpmn_process_id && taken.process_definition_version !== null) {
      try { return await ports.zeebe.createInstance({ bpmnProcessId: taken.bpmn_process_id, version: taken.process_definition_version, variables }); } catch (error) {
        // Another engine than the one it was deployed on: that one has its own versions.
        if (!isCode(error, 'NOT_FOUND')) throw error;
      }
    }
    return ports.zeebe.createInstance({ bpmnProcessId: deployed.bpmn_process_id, variables });
  },
  async 'complete-job'(row, deps, ports) {
    const { jobKey, taskId, variables } = payloadOf<'complete-job'>(row);
    try {
      await ports.zeebe.completeJob(jobKey, variables);
    } catch (error) {
      if (!isCode(error, 'NOT_FOUND')) throw error;
      // On a repeated attempt the first one did it; on a first one the job is gone with its instance.
      if (row.attempts <= 1) { await endTask(deps, taskId, 'closed', 'engine-gone'); return { answer: 'gone' }; }
    }
    await endTask(deps, taskId, 'completed', null);
    return { answer: 'completed' };
  },
  async 'retry-job'(row, deps, ports) {
    const { jobKey, retries, error: errorMessage } = payloadOf<'retry-job'>(row);
    try { await ports.zeebe.failJob(jobKey, { retries, errorMessage }); } catch (error) {
      if (isCode(error, 'NOT_FOUND')) { await closeFailingJob(deps.db, jobKey, 'gone', new Date(deps.clock.now())); return { answer: 'gone' }; }
      // Failed already and waiting to be handed out.
      if (!isCode(error, 'FAILED_PRECONDITION')) throw error;
      return { answer: 'waiting' };
    }
    return { answer: 'handed-back' };
  },
  async 'cancel-instance'(row, _deps, ports) {
    try { await ports.zeebe.cancelInstance(payloadOf<'cancel-instance'>(row).processInstanceKey); } catch (error) {
      if (!isCode(error, 'NOT_FOUND')) throw error;
      return { answer: row.attempts <= 1 ? 'gone' : 'cancelled' };
    }
    return { answer: 'cancelled' };
  },
  async 'publish-message'(row, _deps, ports) {
    try { await ports.zeebe.publishMessage(payloadOf<'publish-message'>(row)); } catch (error) {
      if (!isCode(error, 'ALREADY_EXISTS')) throw error;
      return { answer: 'already-published' };
    }
    return { answer: 'published' };
  },
  notice: (row, _deps, ports) => ports.deliver.notice(row.payload),
  'payment-order': (row, _deps, ports) => ports.deliver['payment-order'](row.payload),
};

async function endTask(deps: SenderDeps, taskId: string | null, state: 'completed' | 'closed', reason: string | null): Promise<void> {
  if (!taskId) return;
  const at = new Date(deps.clock.now());
  await deps.db.transaction(async (trx) => {
    const task = await trx<TaskRow>('desk.task').where({ id: taskId }).forNoKeyUpdate().first();
    if (!task || task.state !== 'completing') return;
    await trx('desk.task').where({ id: taskId }).update({ state, closed_reason: reason, version: task.version + 1 });
    if (state === 'closed') await addHistory(trx, { dossierId: task.dossier_id, at, actorId: null, actorName: 'Hệ thống', kind: 'task-closed', elementId: task.element_id, data: { taskId, name: task.name, reason } });
    deps.publish({ kind: 'inbox', agencyId: task.agency_id, id: task.id });
  });
}
