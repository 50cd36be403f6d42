import { isKey } from '../../protocol/key.ts';
import type { TimerValue } from '../../protocol/event-values.ts';
import type { Key } from '../../protocol/record.ts';
import type { CatchEvent } from '../../model/executable.ts';
import { instanceOf } from '../bpmn/elements.ts';
import { followingTimer } from '../bpmn/expressions.ts';
import { canTrigger, trigger } from '../bpmn/triggers.ts';
import { definitionUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import type { Processor } from './processor.ts';
import { startInstance } from './start-instance.ts';

export const triggerTimer: Processor<'TIMER'> = (work, { key }) => {
  const timer = work.state.get(work.unit, 'timer', key);
  if (!timer) return work.reject('NOT_FOUND', `Expected to trigger timer with key '${key}', but no such timer was found`);
  const event = work.graph(timer.processDefinitionKey).elements.get(timer.targetElementId) as CatchEvent | undefined;
  if (!event) throw new Error(`Expected timer with key '${key}' to have an event '${timer.targetElementId}', but the process has none`);
  if (isKey(timer.elementInstanceKey)) {
    const instance = instanceOf(work, timer.elementInstanceKey);
    if (!canTrigger(work, instance, event.id)) return work.reject('INVALID_STATE', `Expected to trigger a timer with key '${key}', but the timer is not active anymore`);
    work.event('TIMER', 'TRIGGERED', key, timer);
    trigger(work, instance, event, {});
    again(work, timer, event);
  } else again(work, start(work, key, timer), event);
};

/** Zeebe's next timer of a cycle names the instance that this one started. */
function start(work: Work, key: Key, timer: TimerValue): TimerValue {
  const definition = work.state.get(definitionUnit(timer.processDefinitionKey), 'definition', timer.processDefinitionKey);
  if (!definition) throw new Error(`Expected start timer with key '${key}' to have a definition, but it is gone`);
  const processInstanceKey = work.nextKey();
  work.event('TIMER', 'TRIGGERED', key, { ...timer, processInstanceKey });
  startInstance(work, definition, processInstanceKey, timer.targetElementId, {});
  return { ...timer, processInstanceKey };
}

/** A cycle goes on until its repetitions are used up (rules 73, 74). */
function again(work: Work, timer: TimerValue, event: CatchEvent): void {
  if (timer.repetitions === 1 || !('timer' in event) || !event.timer) return;
  const next = followingTimer(work, event.timer, { dueAtMs: timer.dueDate, repetitions: timer.repetitions }, timer.elementInstanceKey);
  if (next.ok && next.value) work.event('TIMER', 'CREATED', work.nextKey(), { ...timer, dueDate: next.value.dueAtMs, repetitions: next.value.repetitions });
}
