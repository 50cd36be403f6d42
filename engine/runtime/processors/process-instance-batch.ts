import { NO_KEY } from '../../protocol/key.ts';
import { childrenOf, contextOf, elementOf, instanceOf } from '../bpmn/elements.ts';
import { TERMINATE_PORTION, activateChild, terminate } from '../bpmn/transitions.ts';
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
  const children = childrenOf(work, value.batchElementInstanceKey).filter((child) => BigInt(child.key) > after).sort((a, b) => (BigInt(a.key) < BigInt(b.key) ? -1 : 1));
  const portion = children.slice(0, TERMINATE_PORTION);
  for (const child of portion) if (child.state !== 'TERMINATING') terminate(work, contextOf(child));
  const last = portion.at(-1);
  if (last && children.length > portion.length) work.follow('PROCESS_INSTANCE_BATCH', 'TERMINATE', work.nextKey(), { ...value, index: last.key });
};
