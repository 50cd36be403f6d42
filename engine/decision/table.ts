import { evaluateLogic, jsonOf } from '../expression/logic.ts';
import type { Outcome, Value } from '../expression/logic.ts';
import type { DecisionTable, TableInput, TableRule } from '../model/decision/graph.ts';
import type { EvaluatedInput, MatchedRule } from './evaluated.ts';
import { applyHitPolicy, singleOutput } from './hit-policy.ts';
import type { Outputs } from './hit-policy.ts';
import { each, failure, succeeded } from './scene.ts';
import type { Scene, TableDetails } from './scene.ts';

interface Evaluated { readonly result: Outcome<Value>; readonly details: TableDetails }

/**
 * DMN 1.3 §8. What has no id fails as soon as it is told of: Zeebe 8.5 ends with an exception there (PROCESSING_ERROR, and the instance of a business rule task is
 * banned), so a table that works here must not fail there.
 */
export function evaluateTable(table: DecisionTable, scene: Scene): Evaluated {
  const evaluated = evaluate(table, scene);
  const { evaluatedInputs, matchedRules } = evaluated.details;
  const nameless = evaluatedInputs.some(({ inputId }) => inputId === '') ? 'an input' : matchedRules.some(({ ruleId }) => ruleId === '') ? 'a rule'
    : matchedRules.some(({ evaluatedOutputs }) => evaluatedOutputs.some(({ outputId }) => outputId === '')) ? 'an output' : undefined;
  return nameless === undefined ? evaluated : { ...evaluated, result: failure(`${nameless} of its decision table has no id, and Zeebe 8.5 cannot tell of it: every input, rule and output needs one`) };
}

/** Inputs first, then every rule against them, then the outputs of those that match; what was reached before a failure is in the details. */
function evaluate(table: DecisionTable, scene: Scene): Evaluated {
  const inputs = each(table.inputs, ({ expression }) => evaluateLogic(expression, scene.names, scene.run));
  if (!inputs.ok) return { result: inputs, details: { evaluatedInputs: [], matchedRules: [] } };
  const inputTexts = each(inputs.value, (value) => jsonOf(value, scene.run));
  if (!inputTexts.ok) return { result: inputTexts, details: { evaluatedInputs: [], matchedRules: [] } };
  const evaluatedInputs = table.inputs.map((input, index): EvaluatedInput => ({ inputId: input.id, inputName: inputName(input), inputValue: inputTexts.value[index] ?? 'null' }));
  const matching = each(table.rules, (rule) => matches(rule, inputs.value, scene));
  if (!matching.ok) return { result: matching, details: { evaluatedInputs, matchedRules: [] } };
  const rules = table.rules.filter((_rule, index) => matching.value[index]);
  if (rules.length === 0) return { result: defaultOutputs(table, scene), details: { evaluatedInputs, matchedRules: [] } };
  const taken = table.hitPolicy === 'FIRST' ? rules.slice(0, 1) : rules;
  const values = each(taken, (rule) => each(rule.values, (value) => evaluateLogic(value, scene.names, scene.run)));
  if (!values.ok) return { result: values, details: { evaluatedInputs, matchedRules: [] } };
  const texts = each(values.value, (row) => each(row, (value) => jsonOf(value, scene.run)));
  if (!texts.ok) return { result: texts, details: { evaluatedInputs, matchedRules: [] } };
  const matchedRules = taken.map((rule, index) => matchedRule(table, rule, texts.value[index] ?? []));
  return { result: applyHitPolicy(table, values.value.map((row) => outputsOf(table, row)), scene.run), details: { evaluatedInputs, matchedRules } };
}

/** Zeebe cuts an expression that stands for a missing label. */
const LONGEST_NAME = 30;
const inputName = ({ label, expression }: TableInput): string => label ?? expression.text.slice(0, LONGEST_NAME);

/** An entry that cannot be compared with its input is not met. Inputs or entries beyond the other's number are not looked at. */
function matches(rule: TableRule, inputs: readonly Value[], { names, run }: Scene): Outcome<boolean> {
  for (const [index, test] of rule.tests.entries()) {
    const input = inputs[index];
    if (input === undefined) break;
    if (!test) continue;
    const met = evaluateLogic(test, names, run, input);
    if (!met.ok) return failure(met.failure);
    if (met.value !== true) return { ok: true, value: false };
  }
  return { ok: true, value: true };
}

/** By output name; two outputs of one name are one, with the later value. */
const outputsOf = ({ outputs }: DecisionTable, values: readonly Value[]): Outputs =>
  new Map(outputs.flatMap(({ name }, index) => { const value = values[index]; return value === undefined ? [] : [[name, value] as const]; }));

function matchedRule({ outputs }: DecisionTable, rule: TableRule, texts: readonly string[]): MatchedRule {
  const evaluatedOutputs = outputs.flatMap(({ id, name, label }, index) => {
    const outputValue = texts[index];
    return outputValue === undefined ? [] : [{ outputId: id, outputName: label ?? name ?? '', outputValue }];
  });
  return { ruleId: rule.id, ruleIndex: rule.index, evaluatedOutputs };
}

/** Whatever the hit policy: null without any default, the one value of a single one, else a context of those that there are. */
function defaultOutputs({ outputs }: DecisionTable, scene: Scene): Outcome<Value> {
  const withDefault = outputs.flatMap(({ name, byDefault }) => (byDefault ? [{ name, byDefault }] : []));
  const values = each(withDefault, ({ byDefault }) => evaluateLogic(byDefault, scene.names, scene.run));
  if (!values.ok) return values;
  return succeeded(singleOutput(new Map(withDefault.map(({ name }, index) => [name, values.value[index] ?? null]))));
}
