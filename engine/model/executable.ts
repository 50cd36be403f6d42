/**
 * The executable graph: what the runtime walks. Built once per deployed process by `parse.ts` → `build/`, then frozen and shared.
 * References are object references (the graph is cyclic; it is never serialised: what is stored is the XML, and this is rebuilt from it).
 *
 * Reading guide for the runtime
 * - `process.elements.get(id)` gives the outermost element with that id. For a multi-instance activity that is the MULTI_INSTANCE_BODY,
 *   whose `inner` is the activity (rule 95: one id for both). `findElement(process, id, elementType)` below picks the right one.
 * - `outgoing`/`incoming` stand in the order in which Zeebe visits them: reverse document order of the `<sequenceFlow>` elements (rule 4).
 * - Expressions are parsed already; a deployed graph holds no invalid one (rule 42). Evaluate with `engine/expression`.
 */
import type { Expression } from '../expression/expression.ts';
import type { ElementType, EventType } from './element-type.ts';
import type { TimerDefinition } from './timer-definition.ts';

export type { ElementType, EventType } from './element-type.ts';
export type { TimerDefinition } from './timer-definition.ts';

export interface ExecutableProcess {
  /** Equals `root.id`: the `id` attribute of `<process>`. */
  readonly bpmnProcessId: string;
  readonly name?: string;
  readonly root: ProcessElement;
  /** Every flow node, sequence flow and scope of the process by id, at any depth, the root included. */
  readonly elements: ReadonlyMap<string, ExecutableElement>;
}

export type ExecutableElement = FlowNode | ProcessElement | SequenceFlow;

/** Everything a token can rest in, other than the process itself. */
export type FlowNode = StartEvent | IntermediateCatchEvent | IntermediateThrowEvent | BoundaryEvent | EndEvent | Gateway | Activity | EventSubProcess;
export type Gateway = ExclusiveGateway | InclusiveGateway | ParallelGateway | EventBasedGateway;
/** Whatever can carry boundary events, be multi-instance or be compensated. */
export type Activity = JobTask | ReceiveTask | PlainTask | SubProcess | CallActivity | MultiInstanceBody;
/** Tasks that may be done by a job worker (rule 57). `job` decides; script and business-rule tasks may do their work themselves instead. */
export type JobTask = ServiceTask | SendTask | UserTask | ScriptTask | BusinessRuleTask;
/** A scope whose direct children are flow nodes. */
export type Scope = ProcessElement | SubProcess | EventSubProcess;
/** What an element's flow scope can be: a scope, or the body for the inner activity of a multi-instance. */
export type FlowScope = Scope | MultiInstanceBody;
/** An event that waits: opens a subscription or a timer, or catches errors and escalations. */
export type CatchEvent = StartEvent | IntermediateCatchEvent | BoundaryEvent | ReceiveTask;

interface ElementBase {
  readonly id: string;
  readonly name?: string;
  readonly elementType: ElementType;
  /** As Zeebe records it. NONE for none events, the definition's type for other events; see `build/event-type.ts` for activities and gateways. */
  readonly eventType: EventType;
}

export interface SequenceFlow extends ElementBase {
  readonly elementType: 'SEQUENCE_FLOW';
  readonly flowScope: Scope;
  readonly source: FlowNode;
  /** The multi-instance body when the target activity is multi-instance. */
  readonly target: FlowNode;
  /** Counts only where `source` is an exclusive or inclusive gateway (rule 6). */
  readonly condition?: Expression;
}

interface FlowNodeBase extends ElementBase {
  /** The element in whose scope instances of this one live (the body, for the inner activity of a multi-instance). */
  readonly flowScope: FlowScope;
  /** Reverse document order (rule 4). Empty for the inner activity of a multi-instance: the body has them. */
  readonly incoming: readonly SequenceFlow[];
  readonly outgoing: readonly SequenceFlow[];
  /**
   * All input mappings as one FEEL context (rule 23): evaluate in the element's own scope, then each entry of the result becomes a local variable.
   * Absent: no input mappings.
   */
  readonly inputMappings?: Expression;
  /** All output mappings as one FEEL context (rules 26–28): each entry of the result is merged into the flow scope. Absent: none. */
  readonly outputMappings?: Expression;
  readonly executionListeners: readonly ExecutionListener[];
}

/** Rule 58: in 8.5.0 on service tasks only. */
export interface ExecutionListener {
  readonly eventType: 'start' | 'end';
  readonly type: Expression;
  readonly retries: Expression;
}

// ---------------------------------------------------------------- scopes

interface ScopeBase {
  /** Direct children in document order (flow nodes only, multi-instance activities as their bodies, event sub-processes included). */
  readonly children: readonly FlowNode[];
  /** In document order. */
  readonly startEvents: readonly StartEvent[];
  /** The start event without a trigger, if there is one. */
  readonly noneStartEvent?: StartEvent;
  /** Event sub-processes that stand directly in this scope, in document order. */
  readonly eventSubProcesses: readonly EventSubProcess[];
  /**
   * Catch events whose subscriptions live as long as an instance of this element: start events of `eventSubProcesses`, then `boundaryEvents`
   * (rule 81: opened by the none start event of the scope for scopes).
   */
  readonly catchEvents: readonly CatchEvent[];
}

export interface ProcessElement extends ElementBase, ScopeBase {
  readonly elementType: 'PROCESS';
  readonly flowScope: null;
  readonly isExecutable: boolean;
  readonly executionListeners: readonly ExecutionListener[];
}

export interface SubProcess extends ActivityBase, ScopeBase {
  readonly elementType: 'SUB_PROCESS';
  readonly catchEvents: readonly CatchEvent[];
}

export interface EventSubProcess extends FlowNodeBase, ScopeBase {
  readonly elementType: 'EVENT_SUB_PROCESS';
  /** The one start event, which is its trigger (rule 81). */
  readonly startEvent: StartEvent;
}

// ---------------------------------------------------------------- events

/** What an event carries: exactly the field that its `eventType` names is there. */
interface CatchTrigger {
  readonly timer?: TimerDefinition;
  readonly message?: MessageDefinition;
  readonly signal?: SignalDefinition;
  /** Catching: an absent `code` catches all (rule 85). */
  readonly error?: ErrorCatch;
  readonly escalation?: EscalationCatch;
  readonly link?: LinkCatch;
}

export interface MessageDefinition {
  readonly id?: string;
  readonly name: Expression;
  /** Absent on start events of the process (they are matched by name only). */
  readonly correlationKey?: Expression;
}
export interface SignalDefinition { readonly id?: string; readonly name: Expression }
export interface ErrorCatch { readonly code?: string }
export interface EscalationCatch { readonly code?: string }
export interface LinkCatch { readonly name: string }

export interface StartEvent extends FlowNodeBase, CatchTrigger {
  readonly elementType: 'START_EVENT';
  /** Of a start event in an event sub-process: does it end the other activities of the scope? True elsewhere. */
  readonly interrupting: boolean;
}

export interface IntermediateCatchEvent extends FlowNodeBase, CatchTrigger {
  readonly elementType: 'INTERMEDIATE_CATCH_EVENT';
  /** The event-based gateway that leads here, if one does: then its subscription is opened by that gateway (rule 19). */
  readonly behindEventBasedGateway?: EventBasedGateway;
}

export interface BoundaryEvent extends FlowNodeBase, CatchTrigger {
  readonly elementType: 'BOUNDARY_EVENT';
  readonly interrupting: boolean;
  /** The activity, or its multi-instance body. */
  readonly attachedTo: Activity;
  /** `eventType` COMPENSATION: the activity at the other end of the association. */
  readonly compensationHandler?: Activity;
}

export interface IntermediateThrowEvent extends FlowNodeBase, ThrowBehaviour {
  readonly elementType: 'INTERMEDIATE_THROW_EVENT';
}

export interface EndEvent extends FlowNodeBase, ThrowBehaviour {
  readonly elementType: 'END_EVENT';
}

interface ThrowBehaviour {
  /** `eventType` MESSAGE: throwing a message is a job (rule 57). */
  readonly job?: JobDefinition;
  readonly message?: MessageDefinition;
  /** The code may be an expression (rule 88). */
  readonly errorCode?: Expression;
  readonly escalationCode?: Expression;
  readonly signal?: SignalDefinition;
  /** The catch event of that name in the same scope (rule 93). */
  readonly link?: { readonly name: string; readonly target: IntermediateCatchEvent };
  readonly compensation?: { /** Only this activity's compensation (rule 92); all of the scope otherwise. */ readonly activityId?: string };
}

// ---------------------------------------------------------------- gateways

export interface ExclusiveGateway extends FlowNodeBase {
  readonly elementType: 'EXCLUSIVE_GATEWAY';
  readonly defaultFlow?: SequenceFlow;
  /** `outgoing` flows with a condition, but for the default (rule 14), in visiting order. */
  readonly conditionalFlows: readonly ConditionalFlow[];
}
export interface InclusiveGateway extends FlowNodeBase {
  readonly elementType: 'INCLUSIVE_GATEWAY';
  readonly defaultFlow?: SequenceFlow;
  readonly conditionalFlows: readonly ConditionalFlow[];
}
export type ConditionalFlow = SequenceFlow & { readonly condition: Expression };
export interface ParallelGateway extends FlowNodeBase { readonly elementType: 'PARALLEL_GATEWAY' }
export interface EventBasedGateway extends FlowNodeBase {
  readonly elementType: 'EVENT_BASED_GATEWAY';
  /** The events behind it, in the order of `outgoing`. */
  readonly catchEvents: readonly IntermediateCatchEvent[];
}

// ---------------------------------------------------------------- activities

interface ActivityBase extends FlowNodeBase {
  /** Reverse document order. Of a multi-instance activity they belong to the body (rule 95), the inner activity has none. */
  readonly boundaryEvents: readonly BoundaryEvent[];
  /** Catch events whose subscriptions live as long as the activity: its boundary events (with a sub-process, see ScopeBase, those of its event sub-processes before them). */
  readonly catchEvents: readonly CatchEvent[];
  /** Can only be entered as a compensation handler. */
  readonly isForCompensation: boolean;
}

/** What makes an element a job. */
export interface JobDefinition {
  readonly type: Expression;
  /** `3` (static) when the model says nothing; 1 for user tasks (rule 118). */
  readonly retries: Expression;
  /** Only entries with a key and a value (rule 53). A user task's own headers come on top, from `userTask`. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface ServiceTask extends ActivityBase { readonly elementType: 'SERVICE_TASK'; readonly job: JobDefinition }
export interface SendTask extends ActivityBase { readonly elementType: 'SEND_TASK'; readonly job: JobDefinition }

export interface UserTask extends ActivityBase {
  readonly elementType: 'USER_TASK';
  /** Absent with `<zeebe:userTask/>` (native user task, rule 121). */
  readonly job?: JobDefinition;
  readonly native: boolean;
  readonly userTask: UserTaskProperties;
}

/** Rules 118–120. Expressions evaluate to: assignee STRING, candidates list of STRING, dates DATE_TIME, STRING or null. */
export interface UserTaskProperties {
  /** Of the model, for a native one; a job has them itself. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly assignee?: Expression;
  readonly candidateGroups?: Expression;
  readonly candidateUsers?: Expression;
  readonly dueDate?: Expression;
  readonly followUpDate?: Expression;
  /** Header `io.camunda.zeebe:formKey` as it stands; may be an expression of type STRING in the model's text, but 8.5 takes it literally. */
  readonly formKey?: string;
  /** The latest form of this id at activation. */
  readonly formId?: Expression;
  readonly externalFormReference?: Expression;
}

export interface ScriptTask extends ActivityBase {
  readonly elementType: 'SCRIPT_TASK';
  readonly job?: JobDefinition;
  readonly script?: { readonly expression: Expression; readonly resultVariable: string };
}
export interface BusinessRuleTask extends ActivityBase {
  readonly elementType: 'BUSINESS_RULE_TASK';
  readonly job?: JobDefinition;
  readonly calledDecision?: { readonly decisionId: Expression; readonly resultVariable: string };
}
export interface ReceiveTask extends ActivityBase { readonly elementType: 'RECEIVE_TASK'; readonly message: MessageDefinition }
/** Done as soon as entered. */
export interface PlainTask extends ActivityBase { readonly elementType: 'TASK' | 'MANUAL_TASK' }

export interface CallActivity extends ActivityBase {
  readonly elementType: 'CALL_ACTIVITY';
  readonly calledProcessId: Expression;
  readonly propagateAllParentVariables: boolean;
  readonly propagateAllChildVariables: boolean;
}

export interface MultiInstanceBody extends ActivityBase {
  readonly elementType: 'MULTI_INSTANCE_BODY';
  /** The activity itself: same id; its `flowScope` is this body; it has the mappings. */
  readonly inner: Exclude<Activity, MultiInstanceBody>;
  readonly isSequential: boolean;
  /** Must be a list (rule 96). */
  readonly inputCollection: Expression;
  readonly inputElement?: string;
  readonly outputCollection?: string;
  readonly outputElement?: Expression;
  /** The variable that `outputElement` names if it is a plain variable or path: created as null in each inner instance (rule 97). */
  readonly outputElementVariable?: string;
  readonly completionCondition?: Expression;
}

// ---------------------------------------------------------------- look-ups

/** The element of that id and type: the inner activity of a multi-instance is asked for by its own type. */
export function findElement<T extends ElementType>(process: ExecutableProcess, id: string, elementType: T): Extract<ExecutableElement, { elementType: T }> | undefined {
  const element = process.elements.get(id);
  if (!element) return undefined;
  if (element.elementType === elementType) return element as Extract<ExecutableElement, { elementType: T }>;
  if (element.elementType === 'MULTI_INSTANCE_BODY' && element.inner.elementType === elementType) return element.inner as Extract<ExecutableElement, { elementType: T }>;
  return undefined;
}

/** Narrowing for what has children. */
export function isScope(element: ExecutableElement): element is Scope {
  return element.elementType === 'PROCESS' || element.elementType === 'SUB_PROCESS' || element.elementType === 'EVENT_SUB_PROCESS';
}
