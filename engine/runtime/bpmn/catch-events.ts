import { NO_KEY } from '../../protocol/key.ts';
import type { Key } from '../../protocol/record.ts';
import type { ProcessMessageSubscriptionValue } from '../../protocol/message-values.ts';
import type { CatchEvent, ExecutableElement } from '../../model/executable.ts';
import { messageUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import type { ElementContext, Failure } from './element-handler.ts';
import { elementOf, instanceOf } from './elements.ts';
import { evaluateCorrelationKey, evaluateString, evaluateTimer } from './expressions.ts';
import type { TimerDue } from './expressions.ts';

/** What a catch event waits for, worked out before anything is opened: a failure leaves nothing subscribed (rule 2). */
export type Wait =
  | { readonly kind: 'message'; readonly event: CatchEvent; readonly name: string; readonly correlationKey: string }
  | { readonly kind: 'timer'; readonly event: CatchEvent; readonly due: TimerDue }
  | { readonly kind: 'signal'; readonly event: CatchEvent; readonly name: string };

const ORDER = ['message', 'timer', 'signal'] as const;

/** The catch events that an element holds open itself: what waits in it, behind it or at its border. */
export function catchEventsOf(element: ExecutableElement): readonly CatchEvent[] {
  if (element.elementType === 'INTERMEDIATE_CATCH_EVENT') return [element];
  if (element.elementType === 'RECEIVE_TASK') return [element, ...element.catchEvents];
  return 'catchEvents' in element ? element.catchEvents : [];
}

/** @param check Is shown each event before anything is opened, also those after one that cannot be worked out; may throw. */
export function subscribe(work: Work, element: ExecutableElement, context: ElementContext, check?: (wait: Wait) => void): Failure | undefined {
  const waits: Wait[] = [];
  let failure: Failure | undefined;
  for (const event of catchEventsOf(element)) {
    const wait = workOut(work, event, context);
    if (wait && 'message' in wait) failure ??= wait;
    else if (wait) waits.push(wait);
    if (wait && 'kind' in wait) check?.(wait);
    if (failure && !check) return failure;
  }
  if (failure) return failure;
  for (const kind of ORDER) for (const wait of waits) if (wait.kind === kind) open(work, wait, context);
  return undefined;
}

function workOut(work: Work, event: CatchEvent, context: ElementContext): Wait | Failure | undefined {
  const failure = (message: string, variableScopeKey = context.key): Failure => ({ errorType: 'EXTRACT_VALUE_ERROR', message, variableScopeKey });
  if (event.message) {
    const name = evaluateString(work, event.message.name, context.key);
    if (!name.ok) return failure(name.message);
    // Rule 68: the key of a boundary event is read in the scope around the activity, which its own locals do not reach.
    const scopeKey = event.elementType === 'BOUNDARY_EVENT' ? context.value.flowScopeKey : context.key;
    if (!event.message.correlationKey) throw new Error(`Expected message of '${event.id}' to have a correlation key, but it has none`);
    const key = evaluateCorrelationKey(work, event.message.correlationKey, scopeKey);
    return key.ok ? { kind: 'message', event, name: name.value, correlationKey: key.value } : failure(key.message, scopeKey);
  }
  if ('timer' in event && event.timer) {
    const due = evaluateTimer(work, event.timer, context.key);
    return due.ok ? { kind: 'timer', event, due: due.value } : failure(due.message);
  }
  if ('signal' in event && event.signal) {
    const name = evaluateString(work, event.signal.name, context.key);
    return name.ok ? { kind: 'signal', event, name: name.value } : failure(name.message);
  }
  return undefined;
}

const isInterrupting = (event: CatchEvent): boolean => ('interrupting' in event ? event.interrupting : true);

function open(work: Work, wait: Wait, context: ElementContext): void {
  const { bpmnProcessId, processDefinitionKey, processInstanceKey, tenantId } = context.value;
  const { event } = wait;
  if (wait.kind === 'timer') {
    work.event('TIMER', 'CREATED', work.nextKey(), { elementInstanceKey: context.key, processInstanceKey, processDefinitionKey, targetElementId: event.id, dueDate: wait.due.dueAtMs, repetitions: wait.due.repetitions, tenantId });
    return;
  }
  if (wait.kind === 'signal') {
    work.event('SIGNAL_SUBSCRIPTION', 'CREATED', work.nextKey(), { signalName: wait.name, catchEventId: event.id, catchEventInstanceKey: context.key, bpmnProcessId, processDefinitionKey, tenantId });
    return;
  }
  openMessage(work, {
    processInstanceKey, elementInstanceKey: context.key, bpmnProcessId, messageName: wait.name, correlationKey: wait.correlationKey,
    interrupting: isInterrupting(event), messageKey: NO_KEY, variables: {}, tenantId, elementId: event.id,
  });
}

export function openMessage(work: Work, value: ProcessMessageSubscriptionValue): void {
  work.event('PROCESS_MESSAGE_SUBSCRIPTION', 'CREATING', work.nextKey(), value);
  const { elementId: _, ...asked } = value;
  work.send('MESSAGE_SUBSCRIPTION', 'CREATE', NO_KEY, { ...asked, instanceUnit: work.unit }, messageUnit(value.messageName, value.correlationKey));
}

/** Closes all that the instance holds open, or what `which` says of the catch event ids. */
export function unsubscribe(work: Work, context: ElementContext, which: (catchEventId: string) => boolean = () => true): void {
  if (!instanceOf(work, context.key)?.waits) return;
  for (const { key, value } of work.state.owned(work.unit, 'timer', context.key)) if (which(value.targetElementId)) work.event('TIMER', 'CANCELED', key, value);
  unsubscribeMessages(work, context.key, ({ elementId }) => which(elementId));
  for (const { key, value } of work.state.owned(work.unit, 'signal-wait', context.key)) if (which(value.value.catchEventId)) work.event('SIGNAL_SUBSCRIPTION', 'DELETED', key, value.value);
}

export function unsubscribeMessages(work: Work, elementInstanceKey: Key, which: (subscription: ProcessMessageSubscriptionValue) => boolean): void {
  for (const { value } of work.state.owned(work.unit, 'process-message-subscription', elementInstanceKey)) {
    if (!which(value)) continue;
    work.event('PROCESS_MESSAGE_SUBSCRIPTION', 'DELETING', NO_KEY, value);
    const { elementId: _, ...asked } = value;
    work.send('MESSAGE_SUBSCRIPTION', 'DELETE', NO_KEY, asked, messageUnit(value.messageName, value.correlationKey));
  }
}

/** An interrupted scope no longer waits for its event sub-processes; its boundary events stay armed (rules 82, 84). */
export function unsubscribeEventSubProcesses(work: Work, scope: ElementContext): void {
  const element = elementOf(work, scope.value);
  const starts = new Set('eventSubProcesses' in element ? element.eventSubProcesses.map((each) => each.startEvent.id) : []);
  unsubscribe(work, scope, (id) => starts.has(id));
}
