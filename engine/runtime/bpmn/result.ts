import type { Work } from '../work.ts';
import type { ElementContext } from './element-handler.ts';
import { documentOf, localsOf } from './variables.ts';

/** Somebody may await the result: the variables of the root scope, those that were asked for. */
export function sendResult(work: Work, context: ElementContext): void {
  const awaited = work.state.get(work.unit, 'awaited-result', context.key);
  if (!awaited) return;
  const all = localsOf(work, context.key);
  const names = awaited.fetchVariables;
  const variables = documentOf(names.length === 0 ? all : new Map([...all].filter(([name]) => names.includes(name))));
  const record = work.event('PROCESS_INSTANCE_RESULT', 'COMPLETED', context.key, { ...awaited, variables });
  work.answerTo(awaited.requestId, record, { variables });
}
