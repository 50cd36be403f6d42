import { EvaluationFailure, warn } from '../evaluation.ts';
import type { Evaluation } from '../evaluation.ts';
import type { Value } from '../value.ts';
import { define } from './define.ts';
import type { BuiltIn } from './define.ts';

/** The one way for an expression to fail on purpose (rule 25). */
function assert(value: Value, condition: Value, cause: string, run: Evaluation): Value {
  if (condition === true) return value;
  warn(run, 'ASSERT_FAILURE', cause);
  throw new EvaluationFailure(cause, true);
}

export const BOOLEAN: Readonly<Record<string, readonly BuiltIn[]>> = {
  not: [define(['negand'], (negand) => (typeof negand === 'boolean' ? !negand : null))],
  'is defined': [define(['value'], (value) => value !== null)],
  'get or else': [define(['value', 'default'], (value, otherwise) => value ?? otherwise)],
  assert: [
    define(['value', 'condition'], (value, condition, run) => assert(value, condition, 'The condition is not fulfilled', run)),
    define(['value', 'condition', 'cause:string'], assert),
  ],
};
