import { functionOf } from '../expression/logic.ts';
import type { Outcome, Value } from '../expression/logic.ts';
import type { Knowledge } from '../model/decision/graph.ts';
import { evaluateLogic } from './evaluate-logic.ts';
import { failure, inScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { checkType, checkedArguments } from './type-check.ts';

/** The required ones as functions by their names. */
export const functionsOf = (required: readonly Knowledge[], scene: Scene): Map<string, Value> => new Map(required.map((knowledge) => [knowledge.name, asFunction(knowledge, scene)]));

/** Called in an expression: it sees what was in reach where it was required, and its parameters. Its failure gives null there. */
function asFunction(knowledge: Knowledge, scene: Scene): Value {
  const home = inScene(scene, functionsOf(knowledge.requiredKnowledge, scene), knowledge);
  return functionOf(knowledge.parameters.map(({ name }) => name), (values) => {
    const given = checkedArguments(knowledge.parameters, values);
    return given.ok ? evaluateLogic(knowledge.logic, inScene(home, given.value)) : given;
  });
}

/** Invoked by a boxed invocation: its parameters are among the names in reach, and its failure is the invocation's. */
export function evaluateKnowledge(knowledge: Knowledge, scene: Scene): Outcome<Value> {
  const home = inScene(scene, functionsOf(knowledge.requiredKnowledge, scene), knowledge);
  for (const { name, type } of knowledge.parameters) {
    const value = home.names.find(name);
    const checked = value === undefined ? failure(`no parameter found with name '${name}'`) : checkType(value, type);
    if (!checked.ok) return checked;
  }
  return evaluateLogic(knowledge.logic, home);
}
