import { instanceOf } from '../bpmn/elements.ts';
import { merge, mergeLocal, textsOf } from '../bpmn/variables.ts';
import type { Processor } from './processor.ts';

/** Rule 31: whole values are replaced; the scope must not be on its way out. */
export const updateVariables: Processor<'VARIABLE_DOCUMENT'> = (work, { value }) => {
  const scope = instanceOf(work, value.scopeKey);
  if (!scope || scope.state === 'TERMINATING') return work.reject('NOT_FOUND', `Expected to update variables for element with key '${value.scopeKey}', but no such element was found`);
  const write = value.updateSemantics === 'LOCAL' ? mergeLocal : merge;
  write(work, scope.key, textsOf(value.variables), scope.value);
  work.answer(work.event('VARIABLE_DOCUMENT', 'UPDATED', work.nextKey(), value));
};
