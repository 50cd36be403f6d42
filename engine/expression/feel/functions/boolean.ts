import type { Callable } from '../evaluation.ts';
import { errorOf } from '../value.ts';
import { define, illegal } from './define.ts';

/** `assert` is the one way for an expression to fail on purpose (rule 25). */
export const BOOLEAN: Readonly<Record<string, readonly Callable[]>> = {
  not: [define(['negand'], (negand) => (typeof negand === 'boolean' ? !negand : null))],
  'is defined': [define(['value'], (value) => value !== null)],
  'get or else': [define(['value', 'default'], (value, otherwise) => value ?? otherwise)],
  assert: [
    define(['value', 'condition'], (value, condition) => (condition === true ? value : errorOf('The condition is not fulfilled'))),
    define(['value', 'condition', 'cause'], (value, condition, cause) => (condition === true ? value : typeof cause === 'string' ? errorOf(cause) : illegal([value, condition, cause]))),
  ],
};
