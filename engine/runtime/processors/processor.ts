import type { Key } from '../../protocol/record.ts';
import type { CommandIntent } from '../../protocol/intent.ts';
import type { ValueOf, ValueType } from '../../protocol/value-type.ts';
import type { Work } from '../work.ts';

export interface TypedCommand<T extends ValueType> {
  readonly key: Key;
  readonly intent: CommandIntent<T>;
  readonly value: ValueOf<T>;
}

/** Decides about one command: reads state, writes events or a rejection. A throw is a defect; the runner bans the instance and goes on. */
export type Processor<T extends ValueType> = (work: Work, command: TypedCommand<T>) => void;
