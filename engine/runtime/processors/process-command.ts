import type { CommandName } from '../../protocol/intent.ts';
import type { ValueType } from '../../protocol/value-type.ts';
import type { Work } from '../work.ts';
import { evaluateDecisionCommand } from './decision-evaluation-evaluate.ts';
import { createDeployment } from './deployment-create.ts';
import { resolveIncident } from './incident-resolve.ts';
import { activateJobBatch } from './job-batch-activate.ts';
import { completeJob } from './job-complete.ts';
import { failJob } from './job-fail.ts';
import { recurJob, timeOutJob } from './job-time.ts';
import { throwJobError } from './job-throw-error.ts';
import { updateJobRetries, updateJobTimeout } from './job-update.ts';
import { expireMessages } from './message-batch-expire.ts';
import { publishMessage } from './message-publish.ts';
import { correlateMessageStart } from './message-start-event-subscription-correlate.ts';
import { acknowledgeCorrelation, createSubscription, deleteSubscription, rejectCorrelation } from './message-subscription.ts';
import { cancelInstance } from './process-instance-cancel.ts';
import { createInstance } from './process-instance-creation-create.ts';
import { activateBatch, terminateBatch } from './process-instance-batch.ts';
import { processActivate, processComplete, processListenerComplete, processTerminate } from './process-instance-element.ts';
import { modifyInstance } from './process-instance-modification-modify.ts';
import { migrateInstance } from './process-instance-migration-migrate.ts';
import { correlateProcessSubscription } from './process-message-subscription-correlate.ts';
import type { Processor } from './processor.ts';
import { deleteResource } from './resource-deletion-delete.ts';
import { broadcastSignal } from './signal-broadcast.ts';
import { correlateSignal } from './signal-subscription-correlate.ts';
import { triggerTimer } from './timer-trigger.ts';
import { assignUserTask, claimUserTask } from './user-task-assign.ts';
import { completeUserTask } from './user-task-complete.ts';
import { updateUserTask } from './user-task-update.ts';
import { updateVariables } from './variable-document-update.ts';

type Processors = { readonly [N in CommandName]: N extends `${infer T}.${string}` ? (T extends ValueType ? Processor<T> : never) : never };

/** Zeebe's confirmations between partitions: our further commands are committed with the step that sends them, so nothing has to be confirmed. */
const nothingToDo = (): void => {};

/** Every command there is, and who decides about it. */
const PROCESSORS: Processors = {
  'DEPLOYMENT.CREATE': createDeployment,
  'RESOURCE_DELETION.DELETE': deleteResource,
  'PROCESS_INSTANCE_CREATION.CREATE': createInstance,
  'PROCESS_INSTANCE_CREATION.CREATE_WITH_AWAITING_RESULT': createInstance,
  'PROCESS_INSTANCE.CANCEL': cancelInstance,
  'PROCESS_INSTANCE.ACTIVATE_ELEMENT': processActivate,
  'PROCESS_INSTANCE.COMPLETE_ELEMENT': processComplete,
  'PROCESS_INSTANCE.TERMINATE_ELEMENT': processTerminate,
  'PROCESS_INSTANCE.COMPLETE_EXECUTION_LISTENER': processListenerComplete,
  'PROCESS_INSTANCE_BATCH.ACTIVATE': activateBatch,
  'PROCESS_INSTANCE_BATCH.TERMINATE': terminateBatch,
  'PROCESS_INSTANCE_MODIFICATION.MODIFY': modifyInstance,
  'PROCESS_INSTANCE_MIGRATION.MIGRATE': migrateInstance,
  'VARIABLE_DOCUMENT.UPDATE': updateVariables,
  'JOB.COMPLETE': completeJob,
  'JOB.FAIL': failJob,
  'JOB.THROW_ERROR': throwJobError,
  'JOB.UPDATE_RETRIES': updateJobRetries,
  'JOB.UPDATE_TIMEOUT': updateJobTimeout,
  'JOB.TIME_OUT': timeOutJob,
  'JOB.RECUR_AFTER_BACKOFF': recurJob,
  'JOB_BATCH.ACTIVATE': activateJobBatch,
  'USER_TASK.COMPLETE': completeUserTask,
  'USER_TASK.ASSIGN': assignUserTask,
  'USER_TASK.CLAIM': claimUserTask,
  'USER_TASK.UPDATE': updateUserTask,
  'INCIDENT.RESOLVE': resolveIncident,
  'TIMER.TRIGGER': triggerTimer,
  'MESSAGE.PUBLISH': publishMessage,
  'MESSAGE_BATCH.EXPIRE': expireMessages,
  'MESSAGE_SUBSCRIPTION.CREATE': createSubscription,
  'MESSAGE_SUBSCRIPTION.CORRELATE': acknowledgeCorrelation,
  'MESSAGE_SUBSCRIPTION.REJECT': rejectCorrelation,
  'MESSAGE_SUBSCRIPTION.DELETE': deleteSubscription,
  'PROCESS_MESSAGE_SUBSCRIPTION.CREATE': nothingToDo,
  'PROCESS_MESSAGE_SUBSCRIPTION.CORRELATE': correlateProcessSubscription,
  'PROCESS_MESSAGE_SUBSCRIPTION.DELETE': nothingToDo,
  'MESSAGE_START_EVENT_SUBSCRIPTION.CORRELATE': correlateMessageStart,
  'SIGNAL.BROADCAST': broadcastSignal,
  'SIGNAL_SUBSCRIPTION.CORRELATE': correlateSignal,
  'DECISION_EVALUATION.EVALUATE': evaluateDecisionCommand,
};

/** The same by value type and intent: joining the two at each command costs more than many a processor. */
const BY_TYPE = new Map<string, Map<string, Processor<ValueType>>>();
for (const [name, processor] of Object.entries(PROCESSORS)) {
  const [valueType = '', intent = ''] = name.split('.');
  BY_TYPE.set(valueType, (BY_TYPE.get(valueType) ?? new Map<string, Processor<ValueType>>()).set(intent, processor as Processor<ValueType>));
}

export function processCommand(work: Work): void {
  const { valueType, intent, key, value } = work.command;
  const processor = BY_TYPE.get(valueType)?.get(intent);
  if (processor) processor(work, { key, intent: intent as never, value: value as never });
  else work.reject('INVALID_ARGUMENT', `Expected to process command '${valueType}.${intent}', but there is no such command`);
}
