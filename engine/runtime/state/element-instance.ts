import type { ProcessInstanceValue } from '../../protocol/process-instance-value.ts';
import type { Key } from '../../protocol/record.ts';

/** The stages of semantics rule 1 that an instance can be found in; COMPLETED and TERMINATED are gone. */
export type ElementState = 'ACTIVATING' | 'ACTIVATED' | 'COMPLETING' | 'TERMINATING';

export type ElementInstance = {
  readonly key: Key;
  readonly state: ElementState;
  readonly value: ProcessInstanceValue;
  /** Elements that live inside this one now. */
  readonly children: number;
  /** How many have left it, by how they ended: the completion condition of a multi-instance asks. */
  readonly completedChildren: number;
  readonly terminatedChildren: number;
  /** Tokens on their way: target element id → sequence flow id → how many (rules 7, 17). */
  readonly taken: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** So many of `taken` are no tokens on their way: a client began at the gateway itself (as Zeebe, which counts both apart). */
  readonly reached?: number;
  /** False once an interrupting event has triggered: no further one may (rule 79). */
  readonly accepting: boolean;
  /** The event sub-process that interrupted this scope: only it may still activate (rule 82). */
  readonly interruptedBy?: string;
  /** Of an inner instance of a multi-instance: its place, from 1. Of the body: how many it has begun. */
  readonly loopCounter: number;
  /** The open job of a task. */
  readonly jobKey?: Key;
  /** The open user task of a native one. */
  readonly userTaskKey?: Key;
  /** Execution listeners of the present turn (start or end) whose jobs have been created; absent: none. */
  readonly listenersRun?: number;
  /** The instance that a call activity runs. */
  readonly calledKey?: Key;
  /** It holds timers, message or signal subscriptions. */
  readonly waits: boolean;
  /** There are incidents on it or on its job. */
  readonly incidents: number;
};

export const newElementInstance = (key: Key, value: ProcessInstanceValue): ElementInstance => ({
  key, state: 'ACTIVATING', value, children: 0, completedChildren: 0, terminatedChildren: 0, taken: {}, accepting: true, loopCounter: 0, waits: false, incidents: 0,
});

export const countTaken = (taken: ElementInstance['taken']): number => Object.values(taken).reduce((sum, counts) => sum + Object.values(counts).reduce((each, count) => each + count, 0), 0);
