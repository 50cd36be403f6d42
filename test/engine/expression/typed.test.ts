import { expect } from 'chai';
import { parseExpression } from '../../../engine/expression/parse-expression.ts';
import * as typed from '../../../engine/expression/typed.ts';
import { withDocument } from '../../../engine/expression/variables.ts';

const OPTIONS = { nowMs: 0 };
type Evaluate = (expression: ReturnType<typeof parseExpression>, variables: ReturnType<typeof withDocument>, options: typeof OPTIONS) => typed.Typed<unknown>;
const text = (evaluate: Evaluate, source: string, variables: Record<string, unknown> = {}): unknown => {
  const result = evaluate(parseExpression(source), withDocument(variables), OPTIONS);
  return result.ok ? result.value : result.failure;
};
const WARN = 'The evaluation reported the following warnings:\n';

/** Texts of incidents as the real engine raised them. */
describe('evaluating to a wanted type', () => {
  it('words what it found instead (rules 15, 36, 44)', () => {
    expect(text(typed.evaluateString, '123')).to.equal("Expected result of the expression '123' to be 'STRING', but was 'NUMBER'.");
    expect(text(typed.evaluateBoolean, '=foo < 5')).to.equal(`Expected result of the expression 'foo < 5' to be 'BOOLEAN', but was 'NULL'. ${WARN}[NO_VARIABLE_FOUND] No variable found with name 'foo'\n[NOT_COMPARABLE] Can't compare 'null' with '5'`);
    expect(text(typed.evaluateBoolean, '=foo > 10', { foo: 'bar' })).to.equal(`Expected result of the expression 'foo > 10' to be 'BOOLEAN', but was 'NULL'. ${WARN}[NOT_COMPARABLE] Can't compare '"bar"' with '10'`);
    expect(text(typed.evaluateInteger, '=false')).to.equal("Expected result of the expression 'false' to be 'NUMBER', but was 'BOOLEAN'.");
    expect(text(typed.evaluateString, '=x + "_type"')).to.equal(`Expected result of the expression 'x + "_type"' to be 'STRING', but was 'NULL'. ${WARN}[NO_VARIABLE_FOUND] No variable found with name 'x'\n[INVALID_TYPE] Can't add '"_type"' to 'null'`);
    expect(text(typed.evaluateBoolean, '=missing_function()')).to.equal(`Expected result of the expression 'missing_function()' to be 'BOOLEAN', but was 'NULL'. ${WARN}[NO_FUNCTION_FOUND] No function found with name 'missing_function' and 0 parameters`);
    expect(text(typed.evaluateStrings, '=[1,2,3]')).to.equal("Expected result of the expression '[1,2,3]' to be 'ARRAY' containing 'STRING' items, but was 'ARRAY' containing at least one non-'STRING' item.");
    expect(text(typed.evaluateDateTimeText, '=[1,2,3]')).to.equal("Expected result of the expression '[1,2,3]' to be one of '[NULL, DATE_TIME, STRING]', but was 'ARRAY'.");
  });

  it('words failures of timers', () => {
    expect(text(typed.evaluateInterval, '=duration(d)')).to.equal(`Expected result of the expression 'duration(d)' to be one of '[DURATION, PERIOD, STRING]', but was 'NULL'. ${WARN}[NO_VARIABLE_FOUND] No variable found with name 'd'\n[FUNCTION_INVOCATION_FAILURE] Failed to invoke function 'duration': Illegal arguments: 'null'`);
    expect(text(typed.evaluateInterval, '=d', { d: 'no' })).to.equal("Invalid duration format 'no' for expression 'd'.");
    expect(text(typed.evaluateDateTime, '=d', { d: 'no' })).to.equal("Invalid date-time format 'no' for expression 'd'.");
    expect(text(typed.evaluateDateTime, '=date and time(date(d),time("T00:00:00@UTC"))')).to.equal(`Expected result of the expression 'date and time(date(d),time("T00:00:00@UTC"))' to be one of '[DATE_TIME, STRING]', but was 'NULL'. ${WARN}[NO_VARIABLE_FOUND] No variable found with name 'd'\n[FUNCTION_INVOCATION_FAILURE] Failed to invoke function 'date': Illegal arguments: 'null'\n[FUNCTION_INVOCATION_FAILURE] Failed to invoke function 'date and time': Illegal arguments: 'null', '00:00:00@UTC'`);
    expect(text(typed.evaluateString, '=cycle(duration(d))', { d: 'no' })).to.equal(`Expected result of the expression 'cycle(duration(d))' to be 'STRING', but was 'NULL'. ${WARN}[FUNCTION_INVOCATION_FAILURE] Failed to invoke function 'duration': Failed to parse duration from 'no'\n[FUNCTION_INVOCATION_FAILURE] Failed to invoke function 'cycle': cycle function expected an interval (duration) parameter, but found 'null'`);
  });

  it('fails on purpose with assert (rule 25)', () => {
    expect(text(typed.evaluateEntries, '={foo:assert(foo, foo != null)}')).to.equal(`Assertion failure on evaluate the expression '{foo:assert(foo, foo != null)}': The condition is not fulfilled ${WARN}[NO_VARIABLE_FOUND] No variable found with name 'foo'\n[NO_VARIABLE_FOUND] No variable found with name 'foo'\n[ASSERT_FAILURE] The condition is not fulfilled`);
  });

  it('reads correlation keys (rule 67)', () => {
    expect(text(typed.evaluateCorrelationKey, '=k', { k: 1.5 })).to.equal('1');
    expect(text(typed.evaluateCorrelationKey, '=k', { k: '' })).to.equal('');
    expect(text(typed.evaluateCorrelationKey, '=k', { k: [1] })).to.equal("Failed to extract the correlation key for 'k': The value must be either a string or a number, but was 'ARRAY'.");
    expect(text(typed.evaluateCorrelationKey, '=k')).to.equal(`Failed to extract the correlation key for 'k': The value must be either a string or a number, but was 'NULL'. ${WARN}[NO_VARIABLE_FOUND] No variable found with name 'k'`);
  });

  it('cuts fractions of retries, prints dates of user tasks anew (rules 50, 118)', () => {
    expect(text(typed.evaluateInteger, '=2.9')).to.equal(2);
    expect(text(typed.evaluateDateTimeText, '2030-01-01T00:00:00Z')).to.equal('2030-01-01T00:00Z');
    expect(text(typed.evaluateDateTimeText, '=null')).to.equal(null);
  });
});
