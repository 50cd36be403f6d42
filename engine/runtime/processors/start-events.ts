import { NO_KEY } from '../../protocol/key.ts';
import type { Key } from '../../protocol/record.ts';
import type { StartEvent } from '../../model/executable.ts';
import { evaluateString, evaluateTimer } from '../bpmn/expressions.ts';
import type { StoredDefinition } from '../state/family.ts';
import { definitionUnit, messageStartUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';

/** Start events are open for the latest version only (rules 66, 76); they are worked out without variables, when deployed. */
function definitionOf(work: Work, key: Key): StoredDefinition {
  const definition = work.state.get(definitionUnit(key), 'definition', key);
  if (!definition) throw new Error(`Expected to find process definition with key '${key}', but none is stored`);
  return definition;
}

/** The name, or a defect: validation refused models whose name cannot be worked out. */
function nameOf(work: Work, event: StartEvent): string {
  const expression = (event.message ?? event.signal)?.name;
  const name = expression && evaluateString(work, expression, NO_KEY);
  if (!name?.ok) throw new Error(`Expected start event '${event.id}' to have a name that needs no variables, but ${name ? name.message : 'it has none'}`);
  return name.value;
}

export function openStartTimers(work: Work, key: Key): void {
  const { tenantId } = definitionOf(work, key);
  for (const event of work.graph(key).root.startEvents) {
    if (!event.timer) continue;
    const due = evaluateTimer(work, event.timer, NO_KEY);
    if (!due.ok) throw new Error(`Expected start timer '${event.id}' to be worked out at deployment, but ${due.message}`);
    work.event('TIMER', 'CREATED', work.nextKey(), {
      elementInstanceKey: NO_KEY, processInstanceKey: NO_KEY, processDefinitionKey: key, targetElementId: event.id, dueDate: due.value.dueAtMs, repetitions: due.value.repetitions, tenantId,
    }, [definitionUnit(key)]);
  }
}

export function openStartEvents(work: Work, key: Key): void {
  const { bpmnProcessId, tenantId } = definitionOf(work, key);
  for (const event of work.graph(key).root.startEvents) {
    if (event.message) {
      work.event('MESSAGE_START_EVENT_SUBSCRIPTION', 'CREATED', work.nextKey(), {
        processDefinitionKey: key, bpmnProcessId, startEventId: event.id, messageName: nameOf(work, event), messageKey: NO_KEY, correlationKey: '', processInstanceKey: NO_KEY, variables: {}, tenantId,
      });
    }
    if (event.signal) {
      work.event('SIGNAL_SUBSCRIPTION', 'CREATED', work.nextKey(), {
        signalName: nameOf(work, event), catchEventId: event.id, catchEventInstanceKey: NO_KEY, bpmnProcessId, processDefinitionKey: key, tenantId,
      }, [definitionUnit(key)]);
    }
  }
}

/** A newer version takes over, or this one is deleted. */
export function closeStartEvents(work: Work, key: Key): void {
  const unit = definitionUnit(key);
  for (const { key: timerKey, value } of work.state.list(unit, 'timer')) work.event('TIMER', 'CANCELED', timerKey, value, [unit]);
  for (const { value } of work.state.list(unit, 'signal-wait')) work.event('SIGNAL_SUBSCRIPTION', 'DELETED', value.key, value.value, [unit]);
  for (const event of work.graph(key).root.startEvents) {
    if (!event.message) continue;
    for (const { key: subscriptionKey, value } of work.state.list(messageStartUnit(nameOf(work, event)), 'message-start-subscription')) {
      if (value.processDefinitionKey === key) work.event('MESSAGE_START_EVENT_SUBSCRIPTION', 'DELETED', subscriptionKey, value);
    }
  }
}
