import type { EventName } from '../../protocol/intent.ts';
import type { Key, LogRecord } from '../../protocol/record.ts';
import type { ValueType } from '../../protocol/value-type.ts';
import type { ExecutableProcess } from '../../model/executable.ts';
import type { State } from '../state/overlay.ts';
import { NO_UNIT } from '../state/unit-id.ts';
import { noChange } from './applier.ts';
import type { Applier } from './applier.ts';
import * as begun from './begun-anywhere.ts';
import * as decision from './decision.ts';
import * as deployment from './deployment.ts';
import * as events from './events.ts';
import * as incident from './incident.ts';
import * as job from './job.ts';
import * as message from './message.ts';
import * as element from './process-instance.ts';
import * as creation from './process-instance-creation.ts';
import * as userTask from './user-task.ts';
import { variableWritten } from './variable.ts';

type Appliers = { readonly [N in EventName]: N extends `${infer T}.${string}` ? (T extends ValueType ? Applier<T> : never) : never };

/** Every event there is, and what it changes. */
const APPLIERS: Appliers = {
  'DEPLOYMENT.CREATED': noChange,
  'PROCESS.CREATED': deployment.processCreated,
  'PROCESS.DELETING': noChange,
  'PROCESS.DELETED': deployment.processDeleted,
  'DECISION_REQUIREMENTS.CREATED': decision.decisionRequirementsCreated,
  'DECISION_REQUIREMENTS.DELETED': decision.decisionRequirementsDeleted,
  'DECISION.CREATED': decision.decisionCreated,
  'DECISION.DELETED': decision.decisionDeleted,
  'FORM.CREATED': decision.formCreated,
  'FORM.DELETED': decision.formDeleted,
  'RESOURCE_DELETION.DELETING': noChange,
  'RESOURCE_DELETION.DELETED': noChange,
  'PROCESS_INSTANCE_CREATION.CREATED': begun.instanceCreated,
  'PROCESS_INSTANCE_RESULT.AWAITING': creation.resultAwaiting,
  'PROCESS_INSTANCE_RESULT.COMPLETED': creation.resultCompleted,
  'PROCESS_INSTANCE.SEQUENCE_FLOW_TAKEN': element.sequenceFlowTaken,
  'PROCESS_INSTANCE.ELEMENT_ACTIVATING': element.elementActivating,
  'PROCESS_INSTANCE.ELEMENT_ACTIVATED': element.elementActivated,
  'PROCESS_INSTANCE.ELEMENT_COMPLETING': element.elementCompleting,
  'PROCESS_INSTANCE.ELEMENT_COMPLETED': element.elementCompleted,
  'PROCESS_INSTANCE.ELEMENT_TERMINATING': element.elementTerminating,
  'PROCESS_INSTANCE.ELEMENT_TERMINATED': element.elementTerminated,
  'PROCESS_INSTANCE.ELEMENT_MIGRATED': element.elementMigrated,
  'PROCESS_INSTANCE_MODIFICATION.MODIFIED': begun.instanceModified,
  'PROCESS_INSTANCE_MIGRATION.MIGRATED': noChange,
  'PROCESS_EVENT.TRIGGERING': events.processEventTriggering,
  'PROCESS_EVENT.TRIGGERED': events.processEventTriggered,
  'VARIABLE.CREATED': variableWritten,
  'VARIABLE.UPDATED': variableWritten,
  'VARIABLE.MIGRATED': noChange,
  'VARIABLE_DOCUMENT.UPDATED': noChange,
  'JOB.CREATED': job.jobCreated,
  'JOB.COMPLETED': job.jobGone,
  'JOB.CANCELED': job.jobGone,
  'JOB.FAILED': job.jobFailed,
  'JOB.ERROR_THROWN': job.jobErrorThrown,
  'JOB.TIMED_OUT': job.jobActivatableAgain,
  'JOB.RECURRED_AFTER_BACKOFF': job.jobActivatableAgain,
  'JOB.RETRIES_UPDATED': job.jobChanged,
  'JOB.TIMEOUT_UPDATED': job.jobChanged,
  'JOB.MIGRATED': job.jobChanged,
  'JOB_BATCH.ACTIVATED': job.jobBatchActivated,
  'USER_TASK.CREATING': userTask.userTaskCreating,
  'USER_TASK.CREATED': noChange,
  'USER_TASK.COMPLETING': noChange,
  'USER_TASK.COMPLETED': userTask.userTaskGone,
  'USER_TASK.CANCELING': noChange,
  'USER_TASK.CANCELED': userTask.userTaskGone,
  'USER_TASK.ASSIGNING': noChange,
  'USER_TASK.ASSIGNED': userTask.userTaskAssigned,
  'USER_TASK.UPDATING': noChange,
  'USER_TASK.UPDATED': userTask.userTaskUpdated,
  'USER_TASK.MIGRATED': userTask.userTaskMigrated,
  'INCIDENT.CREATED': incident.incidentCreated,
  'INCIDENT.RESOLVED': incident.incidentResolved,
  'INCIDENT.MIGRATED': incident.incidentMigrated,
  'TIMER.CREATED': events.timerCreated,
  'TIMER.TRIGGERED': events.timerGone,
  'TIMER.CANCELED': events.timerGone,
  'MESSAGE.PUBLISHED': message.messagePublished,
  'MESSAGE.EXPIRED': message.messageExpired,
  'MESSAGE_SUBSCRIPTION.CREATED': message.subscriptionCreated,
  'MESSAGE_SUBSCRIPTION.CORRELATING': message.subscriptionCorrelating,
  'MESSAGE_SUBSCRIPTION.CORRELATED': message.subscriptionCorrelated,
  'MESSAGE_SUBSCRIPTION.REJECTED': message.subscriptionRejected,
  'MESSAGE_SUBSCRIPTION.DELETED': message.subscriptionDeleted,
  'PROCESS_MESSAGE_SUBSCRIPTION.CREATING': message.processSubscriptionCreating,
  'PROCESS_MESSAGE_SUBSCRIPTION.CREATED': noChange,
  'PROCESS_MESSAGE_SUBSCRIPTION.CORRELATED': message.processSubscriptionCorrelated,
  'PROCESS_MESSAGE_SUBSCRIPTION.DELETING': message.processSubscriptionDeleting,
  'PROCESS_MESSAGE_SUBSCRIPTION.DELETED': noChange,
  'PROCESS_MESSAGE_SUBSCRIPTION.MIGRATED': message.processSubscriptionCreating,
  'MESSAGE_START_EVENT_SUBSCRIPTION.CREATED': message.startSubscriptionCreated,
  'MESSAGE_START_EVENT_SUBSCRIPTION.CORRELATED': message.startSubscriptionCorrelated,
  'MESSAGE_START_EVENT_SUBSCRIPTION.DELETED': message.startSubscriptionDeleted,
  'SIGNAL.BROADCASTED': noChange,
  'SIGNAL_SUBSCRIPTION.CREATED': events.signalSubscriptionCreated,
  'SIGNAL_SUBSCRIPTION.DELETED': events.signalSubscriptionDeleted,
  'ESCALATION.ESCALATED': noChange,
  'ESCALATION.NOT_ESCALATED': noChange,
  'COMPENSATION_SUBSCRIPTION.CREATED': events.compensationCreated,
  'COMPENSATION_SUBSCRIPTION.TRIGGERED': events.compensationTriggered,
  'COMPENSATION_SUBSCRIPTION.COMPLETED': events.compensationGone,
  'COMPENSATION_SUBSCRIPTION.DELETED': events.compensationGone,
  'DECISION_EVALUATION.EVALUATED': noChange,
  'DECISION_EVALUATION.FAILED': noChange,
};

/** The same by value type and intent: joining the two at each event costs more than many an applier. */
const BY_TYPE = new Map<string, Map<string, Applier<ValueType>>>();
for (const [name, applier] of Object.entries(APPLIERS)) {
  const [valueType = '', intent = ''] = name.split('.');
  BY_TYPE.set(valueType, (BY_TYPE.get(valueType) ?? new Map<string, Applier<ValueType>>()).set(intent, applier as Applier<ValueType>));
}

/** The only way that state changes. Throws for an event that this version does not know: that log was written by a newer one. */
export function applyEvent(event: LogRecord, state: State, graph: (processDefinitionKey: Key) => ExecutableProcess): void {
  const apply = BY_TYPE.get(event.valueType)?.get(event.intent);
  if (!apply) throw new Error(`Expected to apply event '${event.valueType}.${event.intent}' at position ${event.position}, but this version does not know it`);
  const units = event.units ?? [];
  apply({ key: event.key, value: event.value as never, unit: units[0] ?? NO_UNIT, units }, state, graph);
}
