import { evaluateLogic as evaluateExpression, functionOf, inEntryOrder, jsonOf } from '../expression/logic.ts';
import type { Outcome, Value } from '../expression/logic.ts';
import type { ContextLogic, DecisionLogic, FunctionLogic, InvocationLogic, ListLogic, LiteralLogic, NoLogic, RelationLogic } from '../model/decision/graph.ts';
import type { DecisionType } from './evaluated.ts';
import { evaluateKnowledge } from './knowledge.ts';
import { each, failure, inScene, succeeded } from './scene.ts';
import type { Evaluator, Scene, TableDetails } from './scene.ts';
import { evaluateTable } from './table.ts';
import { checkedArguments } from './type-check.ts';

/** Evaluates any boxed logic. What is the whole logic of its owner is told in the log, as it ended. */
export function evaluateLogic(logic: DecisionLogic, scene: Scene): Outcome<Value> {
  if (logic.kind === 'table') {
    const { result, details } = evaluateTable(logic, scene);
    return tell(logic, scene, result, details);
  }
  const result = (EVALUATORS[logic.kind] as Evaluator<DecisionLogic>)(logic, scene);
  return tell(logic, scene, result, { evaluatedInputs: [], matchedRules: [] });
}

const TYPES: Readonly<Record<DecisionLogic['kind'], DecisionType>> = {
  table: 'DECISION_TABLE', literal: 'LITERAL_EXPRESSION', context: 'CONTEXT', invocation: 'INVOCATION', list: 'LIST', relation: 'RELATION', function: 'UNKNOWN', none: 'UNKNOWN',
};

/** Answers the result, or why it cannot be told. */
function tell(logic: DecisionLogic, { owner, evaluated, run }: Scene, result: Outcome<Value>, details: TableDetails): Outcome<Value> {
  if (owner.logic !== logic) return result;
  const output = result.ok ? jsonOf(result.value, run) : result;
  evaluated.push({ decisionId: owner.id, decisionName: owner.name, decisionType: TYPES[logic.kind], decisionOutput: output.ok ? output.value : 'null', ...details });
  return output.ok ? result : output;
}

const EVALUATORS: { readonly [K in Exclude<DecisionLogic['kind'], 'table'>]: Evaluator<Extract<DecisionLogic, { kind: K }>> } = {
  literal: ({ expression }: LiteralLogic, { names, run }) => evaluateExpression(expression, names, run),
  none: (_logic: NoLogic) => succeeded(null),
  list: ({ items }: ListLogic, scene) => each(items, (item) => evaluateLogic(item, scene)),
  relation: ({ rows }: RelationLogic, scene) => each(rows, (row) => asContext(each(row, (cell) => named(cell.name, evaluateLogic(cell.logic, scene))))),
  context: evaluateContext,
  invocation: evaluateInvocation,
  function: evaluateFunction,
};

const named = (name: string, result: Outcome<Value>): Outcome<readonly [string, Value]> => (result.ok ? { ok: true, value: [name, result.value] } : result);
const asContext = (entries: Outcome<(readonly [string, Value])[]>): Outcome<Value> => (entries.ok ? succeeded(new Map(inEntryOrder([...new Map(entries.value)]))) : entries);

function evaluateContext({ entries, result }: ContextLogic, scene: Scene): Outcome<Value> {
  const values = new Map<string, Value>();
  for (const { name, logic } of entries) {
    const value = evaluateLogic(logic, inScene(scene, new Map(values)));
    if (!value.ok) return value;
    values.set(name, value.value);
  }
  return result ? evaluateLogic(result, inScene(scene, values)) : succeeded(new Map(inEntryOrder([...values])));
}

function evaluateInvocation({ knowledge, bindings }: InvocationLogic, scene: Scene): Outcome<Value> {
  const bound = each(bindings, ({ name, expression }) => named(name, evaluateExpression(expression, scene.names, scene.run)));
  return bound.ok ? evaluateKnowledge(knowledge, inScene(scene, new Map(bound.value))) : bound;
}

function evaluateFunction({ parameters, body }: FunctionLogic, scene: Scene): Outcome<Value> {
  return succeeded(functionOf(parameters.map(({ name }) => name), (values) => {
    const given = checkedArguments(parameters, values);
    return given.ok ? evaluateExpression(body, inScene(scene, given.value).names, scene.run) : failure(given.failure);
  }));
}
