import type { Key } from '../../protocol/record.ts';
import type { ValueOf, ValueType } from '../../protocol/value-type.ts';
import type { ExecutableProcess } from '../../model/executable.ts';
import type { UnitId } from '../port.ts';
import type { State } from '../state/overlay.ts';

export interface AppliedEvent<T extends ValueType> {
  readonly key: Key;
  readonly value: ValueOf<T>;
  /** The event's own unit. */
  readonly unit: UnitId;
  readonly units: readonly UnitId[];
}

/** Changes the state as one event says. Decides nothing: what it needs beyond the event it reads from state or from the definition. */
export type Applier<T extends ValueType> = (event: AppliedEvent<T>, state: State, graph: (processDefinitionKey: Key) => ExecutableProcess) => void;

/** For events that only tell. */
export const noChange = (): void => {};
