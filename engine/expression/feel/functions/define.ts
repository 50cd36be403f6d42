import type { Callable, Evaluation } from '../evaluation.ts';
import { print } from '../print.ts';
import { errorOf, isError, typeOf } from '../value.ts';
import type { Context, DaysDuration, FeelDate, FeelDateTime, FeelError, FeelFunction, FeelRange, FeelTime, MonthsDuration, Num, Value } from '../value.ts';

interface Types {
  any: Value; null: null; string: string; number: Num; boolean: boolean; list: Value[]; context: Context; function: FeelFunction; range: FeelRange;
  date: FeelDate; time: FeelTime; 'local-time': FeelTime; 'date-time': FeelDateTime; 'local-date-time': FeelDateTime; 'days-duration': DaysDuration; 'months-duration': MonthsDuration;
}
type TypesIn<T extends string> = T extends `${infer A}|${infer B}` ? TypesIn<A> | TypesIn<B> : T extends keyof Types ? Types[T] : never;
type ArgumentsOf<P extends readonly string[]> = { -readonly [K in keyof P]: P[K] extends `${string}:${infer T}` ? TypesIn<T> : Value };

/** The arguments are none that the function takes; an argument that is a failure itself is the reason then. */
export const illegal = (values: readonly Value[]): FeelError => values.find(isError) ?? errorOf(`Illegal arguments: ${values.map((value) => `'${print(value)}'`).join(', ')}`);

/**
 * A function with parameters written `name:type|type` (no type: any value, failures as well). An argument of another type makes the call fail (rule 37: its value is null).
 * `...name:list` as the last takes any number of arguments.
 */
export function define<const P extends readonly string[]>(parameters: P, invoke: (...values: [...ArgumentsOf<P>, run: Evaluation]) => Value): Callable {
  const parsed = parameters.map((each) => { const [name = '', types] = each.replace('...', '').split(':'); return { name, types: types?.split('|') }; });
  return {
    parameters: parsed.map(({ name }) => name),
    variadic: parameters.at(-1)?.startsWith('...') ?? false,
    invoke: (values, run) => {
      for (const [index, { types }] of parsed.entries()) if (types && !types.includes('any') && !types.includes(typeOf(values[index] ?? null))) return illegal(values);
      return invoke(...[...values, run] as unknown as [...ArgumentsOf<P>, run: Evaluation]);
    },
  };
}

/** The same function under other parameter names. */
export const alsoNamed = (callable: Callable, ...names: readonly string[]): Callable => ({ ...callable, parameters: names });
