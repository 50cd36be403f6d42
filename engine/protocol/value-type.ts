import type { DecisionEvaluationValue } from './decision-evaluation-value.ts';
import type { DecisionRequirementsValue, DecisionValue, DeploymentValue, FormValue, ProcessValue, ResourceDeletionValue } from './deployment-values.ts';
import type { CompensationSubscriptionValue, EscalationValue, ProcessEventValue, SignalSubscriptionValue, SignalValue, TimerValue } from './event-values.ts';
import type { IncidentValue } from './incident-value.ts';
import type { JobBatchValue, JobValue } from './job-value.ts';
import type { MessageBatchValue, MessageStartEventSubscriptionValue, MessageSubscriptionValue, MessageValue, ProcessMessageSubscriptionValue } from './message-values.ts';
import type { ProcessInstanceMigrationValue, ProcessInstanceModificationValue } from './modification-value.ts';
import type { ProcessInstanceBatchValue, ProcessInstanceCreationValue, ProcessInstanceResultValue, ProcessInstanceValue } from './process-instance-value.ts';
import type { UserTaskValue } from './user-task-value.ts';
import type { VariableDocumentValue, VariableValue } from './variable-value.ts';

/** What a record of each value type holds. Zeebe's names; keys are decimal strings, '-1' for none. */
export interface ValueByType {
  readonly DEPLOYMENT: DeploymentValue;
  readonly PROCESS: ProcessValue;
  readonly DECISION_REQUIREMENTS: DecisionRequirementsValue;
  readonly DECISION: DecisionValue;
  readonly FORM: FormValue;
  readonly RESOURCE_DELETION: ResourceDeletionValue;
  readonly PROCESS_INSTANCE_CREATION: ProcessInstanceCreationValue;
  readonly PROCESS_INSTANCE_RESULT: ProcessInstanceResultValue;
  readonly PROCESS_INSTANCE: ProcessInstanceValue;
  readonly PROCESS_INSTANCE_BATCH: ProcessInstanceBatchValue;
  readonly PROCESS_INSTANCE_MODIFICATION: ProcessInstanceModificationValue;
  readonly PROCESS_INSTANCE_MIGRATION: ProcessInstanceMigrationValue;
  readonly PROCESS_EVENT: ProcessEventValue;
  readonly VARIABLE: VariableValue;
  readonly VARIABLE_DOCUMENT: VariableDocumentValue;
  readonly JOB: JobValue;
  readonly JOB_BATCH: JobBatchValue;
  readonly USER_TASK: UserTaskValue;
  readonly INCIDENT: IncidentValue;
  readonly TIMER: TimerValue;
  readonly MESSAGE: MessageValue;
  readonly MESSAGE_BATCH: MessageBatchValue;
  readonly MESSAGE_SUBSCRIPTION: MessageSubscriptionValue;
  readonly PROCESS_MESSAGE_SUBSCRIPTION: ProcessMessageSubscriptionValue;
  readonly MESSAGE_START_EVENT_SUBSCRIPTION: MessageStartEventSubscriptionValue;
  readonly SIGNAL: SignalValue;
  readonly SIGNAL_SUBSCRIPTION: SignalSubscriptionValue;
  readonly ESCALATION: EscalationValue;
  readonly COMPENSATION_SUBSCRIPTION: CompensationSubscriptionValue;
  readonly DECISION_EVALUATION: DecisionEvaluationValue;
}

/** Zeebe's value types that this engine knows. */
export type ValueType = keyof ValueByType;
export type ValueOf<T extends ValueType> = ValueByType[T];
/** A record's contents: JSON, keys as decimal strings. */
export type RecordValue = Readonly<Record<string, unknown>>;
