import type { EventIntent } from '../../protocol/intent.ts';
import type { ElementState } from '../state/element-instance.ts';

export type LifecycleIntent = Exclude<EventIntent<'PROCESS_INSTANCE'>, 'SEQUENCE_FLOW_TAKEN' | 'ELEMENT_MIGRATED'>;
/** Where an element instance stands, "not there yet" and "not there any more" included. */
export type Stage = 'NONE' | ElementState | 'GONE';

/** Semantics rule 1: which event may follow on which stage. An event that may not is a defect of this engine, never a wrong model. */
export const ALLOWED: Readonly<Record<LifecycleIntent, readonly Stage[]>> = {
  ELEMENT_ACTIVATING: ['NONE'],
  ELEMENT_ACTIVATED: ['ACTIVATING'],
  ELEMENT_COMPLETING: ['ACTIVATED'],
  ELEMENT_COMPLETED: ['COMPLETING'],
  ELEMENT_TERMINATING: ['ACTIVATING', 'ACTIVATED', 'COMPLETING'],
  ELEMENT_TERMINATED: ['TERMINATING'],
};
