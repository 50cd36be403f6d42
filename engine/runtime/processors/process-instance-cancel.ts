import { isKey } from '../../protocol/key.ts';
import { contextOf, instanceOf } from '../bpmn/elements.ts';
import { terminate } from '../bpmn/transitions.ts';
import { instanceKeyOf } from '../state/unit-id.ts';
import type { Processor } from './processor.ts';

/** Ends a root instance and all that is in it; a second cancel finds nothing any more (rule 115). */
export const cancelInstance: Processor<'PROCESS_INSTANCE'> = (work, { key }) => {
  const instance = instanceOf(work, key);
  const expected = `Expected to cancel a process instance with key '${key}', but`;
  if (!instance || instance.value.bpmnElementType !== 'PROCESS' || instance.state === 'TERMINATING') return work.reject('NOT_FOUND', `${expected} no such process was found`);
  if (isKey(instance.value.parentProcessInstanceKey)) {
    return work.reject('INVALID_STATE', `${expected} it is created by a parent process instance. Cancel the root process instance '${instanceKeyOf(work.unit) ?? ''}' instead.`);
  }
  const context = contextOf(instance);
  terminate(work, context);
  // Zeebe answers with what is about to be written: the instance ends in a command of its own, which a concurrent one may come before.
  work.answer({ key, recordType: 'EVENT', valueType: 'PROCESS_INSTANCE', intent: 'ELEMENT_TERMINATING', value: context.value, position: -1, sourceRecordPosition: -1, timestamp: work.nowMs });
};
