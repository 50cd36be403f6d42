import type { ErrorType } from '../../protocol/incident-value.ts';
import type { ProcessInstanceValue } from '../../protocol/process-instance-value.ts';
import type { Key } from '../../protocol/record.ts';
import type { ExecutableElement } from '../../model/executable.ts';
import type { Work } from '../work.ts';

/** The element instance that is being worked on. */
export interface ElementContext {
  readonly key: Key;
  readonly value: ProcessInstanceValue;
}

/** Something in the model or its data does not work out: becomes an incident, and the step is tried again when that is resolved. */
export interface Failure {
  readonly errorType: ErrorType;
  readonly message: string;
  /** Where to mend the variables; the element itself when absent. */
  readonly variableScopeKey?: Key;
}

/** What every kind of element does at the three turns of its life. Each turn starts after the lifecycle event (ACTIVATING, …) has been written. */
export interface ElementHandler<E extends ExecutableElement> {
  /** Prepares the element and brings it to ACTIVATED, or further when nothing has to be waited for. */
  activate(work: Work, element: E, context: ElementContext): Failure | undefined;
  /** Brings it from COMPLETING to COMPLETED and takes the outgoing flows. */
  complete(work: Work, element: E, context: ElementContext): Failure | undefined;
  /** An execution listener's job of the turn that it stands in is done: the next one, or the rest of the turn. */
  completeListener?(work: Work, element: E, context: ElementContext, turn: 'start' | 'end'): Failure | undefined;
  /** Gives back what it holds and brings it from TERMINATING to TERMINATED, at once or when its last child is gone. */
  terminate(work: Work, element: E, context: ElementContext): void;
}

/** An element that others live in, or that waits for an instance it called. */
export interface ContainerHandler<E extends ExecutableElement> extends ElementHandler<E> {
  /** Before a child prepares itself. */
  childActivating?(work: Work, element: E, context: ElementContext, child: ElementContext): Failure | undefined;
  /** A child without outgoing flows is about to complete. `satisfied`: nothing else need be done here any more. */
  beforePathCompleted?(work: Work, element: E, context: ElementContext, child: ElementContext): { readonly failure: Failure } | { readonly satisfied: boolean };
  /** That child has completed. Must not fail: it is gone. */
  afterPathCompleted(work: Work, element: E, context: ElementContext, child: ElementContext, satisfied: boolean): void;
  childTerminated(work: Work, element: E, context: ElementContext, child: ElementContext): void;
}
