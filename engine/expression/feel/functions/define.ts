import { InvocationFailure } from '../evaluation.ts';
import type { Evaluation } from '../evaluation.ts';
import { print } from '../print.ts';
import { typeOf } from '../value.ts';
import type { Context, DaysDuration, FeelDate, FeelDateTime, FeelFunction, FeelTime, MonthsDuration, Num, Value } from '../value.ts';

export interface BuiltIn {
  readonly parameters: readonly string[];
  /** The last parameter takes all remaining arguments as a list. */
  readonly variadic: boolean;
  readonly invoke: (values: readonly Value[], run: Evaluation) => Value;
}

interface Types {
  any: Value; string: string; number: Num; boolean: boolean; list: Value[]; context: Context; function: FeelFunction;
  date: FeelDate; time: FeelTime; 'date-time': FeelDateTime; 'days-duration': DaysDuration; 'months-duration': MonthsDuration;
}
type ArgumentsOf<P extends readonly string[]> = { -readonly [K in keyof P]: P[K] extends `${string}:${infer T}` ? (T extends keyof Types ? Types[T] : never) : Value };

const ALSO: Readonly<Record<string, string>> = { 'local-time': 'time', 'local-date-time': 'date-time' };

export const illegal = (values: readonly Value[]): InvocationFailure => new InvocationFailure(`Illegal arguments: ${values.map((value) => `'${print(value)}'`).join(', ')}`);

/**
 * A built-in with parameters written `name:type` (no type: any value). An argument of another type makes the call fail with a warning, so its value is null (rule 37).
 * `...name:list` as the last takes any number of arguments.
 */
export function define<const P extends readonly string[]>(parameters: P, invoke: (...values: [...ArgumentsOf<P>, run: Evaluation]) => Value): BuiltIn {
  const parsed = parameters.map((each) => { const [name, type] = each.replace('...', '').split(':'); return { name: name!, type: type ?? 'any' }; });
  return {
    parameters: parsed.map(({ name }) => name),
    variadic: parameters.at(-1)?.startsWith('...') ?? false,
    invoke: (values, run) => {
      for (const [index, { type }] of parsed.entries()) {
        const actual = typeOf(values[index] ?? null);
        if (type !== 'any' && actual !== type && ALSO[actual] !== type) throw illegal(values);
      }
      return invoke(...[...values, run] as unknown as [...ArgumentsOf<P>, run: Evaluation]);
    },
  };
}

/** Several forms with the same number of parameters: the first whose types fit. */
export function oneOf(...forms: readonly BuiltIn[]): BuiltIn {
  return {
    parameters: forms[0]!.parameters,
    variadic: false,
    invoke: (values, run) => {
      for (const form of forms.slice(0, -1)) {
        try {
          return form.invoke(values, run);
        } catch (failure) {
          if (!(failure instanceof InvocationFailure) || !failure.message.startsWith('Illegal arguments')) throw failure;
        }
      }
      return forms.at(-1)!.invoke(values, run);
    },
  };
}
