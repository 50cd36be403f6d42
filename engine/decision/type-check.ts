import { textOf, typeOfValue } from '../expression/logic.ts';
import type { Outcome, Value, ValueType } from '../expression/logic.ts';
import type { Parameter } from '../model/decision/graph.ts';
import { each, failure, succeeded } from './scene.ts';

/** The types that Zeebe 8.5 checks; every other name is accepted for every value. */
const CHECKED: Readonly<Record<string, readonly ValueType[]>> = {
  string: ['string'], number: ['number'], boolean: ['boolean'], time: ['time', 'local-time'], date: ['date'], dateTime: ['date-time', 'local-date-time'],
  dayTimeDuration: ['days-duration'], yearMonthDuration: ['months-duration'],
};

/** Null is of every type. */
export function checkType(value: Value, typeRef: string | undefined): Outcome<Value> {
  const type = typeRef?.replaceAll('feel:', '');
  const allowed = type === undefined || !Object.hasOwn(CHECKED, type) ? undefined : CHECKED[type];
  return value === null || !allowed || allowed.includes(typeOfValue(value)) ? succeeded(value) : failure(`expected '${type}' but found '${textOf(value)}'`);
}

/** Parameters by name, each with its argument; their numbers agree, since a call with another number finds no function. */
export function checkedArguments(parameters: readonly Parameter[], values: readonly Value[]): Outcome<ReadonlyMap<string, Value>> {
  const checked = each(parameters.entries(), ([index, { type }]) => checkType(values[index] ?? null, type));
  return checked.ok ? { ok: true, value: new Map(parameters.map(({ name }, index) => [name, checked.value[index] ?? null])) } : checked;
}
