import type { ExecutableProcess } from '../../model/executable.ts';
import { keyOf } from '../../protocol/key.ts';
import type { Key, RejectionType } from '../../protocol/record.ts';
import { createWork } from '../work.ts';
import type { Recorder, Work } from '../work.ts';

/** Found out half-way that a command cannot be done. Never leaves `attempt`. */
export class Refusal extends Error {
  readonly type: RejectionType;
  constructor(type: RejectionType, reason: string) { super(reason); this.type = type; }
}

/** Keys for things that will not come to be: above all that a partition of this engine gives out. */
const SCRATCH_PARTITION = 4000;

/**
 * For the few commands that cannot be judged before they are begun: does it first on a copy that is thrown away, and for real only when
 * nothing stood against it.
 */
export function attempt(work: Work, action: (work: Work) => void): void {
  try {
    action(scratchOf(work));
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return work.reject(refusal.type, refusal.message);
  }
  action(work);
}

/** The command at work once more, on a copy of which nothing is kept: keys and positions that it uses up are not the partition's. */
export function scratchOf(work: Work): Recorder {
  let counter = 0n;
  const { context } = work;
  // A definition that comes to be only in the copy has a key that means another one in the next copy.
  const deployed = new Map<Key, ExecutableProcess>();
  const scratch = createWork({
    nowMs: context.nowMs, state: context.state, unitOf: (family, key) => context.unitOf(family, key), firstOf: (queue, limit, beforeMs) => context.firstOf(queue, limit, beforeMs),
    pageOf: (queue, after, limit) => context.pageOf(queue, after, limit),
    nextKey: () => keyOf(SCRATCH_PARTITION, ++counter), nextPosition: () => 0,
  }, { graphs: { get: (_state, key) => deployed.get(key) ?? work.graph(key), put: (key, graph) => void deployed.set(key, graph) }, decisions: (_state, key) => work.decisions(key) });
  const { requestId: _, ...command } = work.command;
  scratch.start(command, work.unit);
  return scratch;
}
