import { NO_KEY } from '../../protocol/key.ts';
import type { Key } from '../../protocol/record.ts';
import { contextOf, elementOf, instanceOf } from '../bpmn/elements.ts';
import { TERMINATE_PORTION, activateChild, terminate } from '../bpmn/transitions.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { Work } from '../work.ts';
import type { Processor } from './processor.ts';

const ACTIVATE_PORTION = 100;

/** Inner instances of a parallel multi-instance, so many at a time; `index` counts those still to come. */
export const activateBatch: Processor<'PROCESS_INSTANCE_BATCH'> = (work, { value }) => {
  const body = instanceOf(work, value.batchElementInstanceKey);
  const element = body && elementOf(work, body.value);
  if (!body || element?.elementType !== 'MULTI_INSTANCE_BODY') return work.reject('INVALID_STATE', `Expected to activate instances of element instance with key '${value.batchElementInstanceKey}', but it has ended`);
  const left = Number(value.index);
  const now = Math.min(left, ACTIVATE_PORTION);
  for (let i = 0; i < now; i++) activateChild(work, element.inner, contextOf(body), work.nextKey());
  if (left > now) work.follow('PROCESS_INSTANCE_BATCH', 'ACTIVATE', work.nextKey(), { ...value, index: String(left - now) });
};

/** Children in order of their keys, so many at a time; `index` is the last key of the portion before. */
export const terminateBatch: Processor<'PROCESS_INSTANCE_BATCH'> = (work, { value }) => {
  const after = value.index === NO_KEY ? -1n : BigInt(value.index);
  const children = next(work, value.batchElementInstanceKey, after);
  const portion = children.slice(0, TERMINATE_PORTION);
  for (const child of portion) if (child.state !== 'TERMINATING') terminate(work, contextOf(child));
  const last = portion.at(-1);
  if (last && children.length > portion.length) work.follow('PROCESS_INSTANCE_BATCH', 'TERMINATE', work.nextKey(), { ...value, index: last.key });
};

/** More than a portion of them, where there are more. Those of a multi-instance have been written in order of their keys: of 20,000 only the first are looked at. */
function next(work: Work, scopeKey: Key, after: bigint): ElementInstance[] {
  const isBody = instanceOf(work, scopeKey)?.value.bpmnElementType === 'MULTI_INSTANCE_BODY';
  const children: ElementInstance[] = [];
  for (const { value: child } of work.state.owned(work.unit, 'element-instance', scopeKey)) {
    if (BigInt(child.key) > after) children.push(child);
    if (isBody && children.length > TERMINATE_PORTION) break;
  }
  return children.sort((a, b) => (BigInt(a.key) < BigInt(b.key) ? -1 : 1));
}
