import type { Random } from '../../demo/random.ts';
import { text } from './bpmn-writer.ts';

const POLICIES = ['hitPolicy="UNIQUE"', 'hitPolicy="FIRST"', 'hitPolicy="ANY"', 'hitPolicy="RULE ORDER"', 'hitPolicy="COLLECT"', 'hitPolicy="COLLECT" aggregation="SUM"', 'hitPolicy="COLLECT" aggregation="COUNT"'];
const TESTS = ['', '> 2', '< 5', '[1..3]', '3', 'not(3)', 'null'];
const RESULTS = ['1', 'n', 'n + 1', '"yes"', 'null', 'missing.x'];

/** A decision table over `n`, and a literal expression that requires it; both may fail. */
export function randomDecisions(random: Random, [table = '', literal = '']: readonly string[]): string {
  const entry = (tag: string, value: string): string => `<${tag}><text>${text(value.replaceAll('<', '&lt;').replaceAll('>', '&gt;'))}</text></${tag}>`;
  const rules = Array.from({ length: random.between(1, 3) }, (_, i) => `<rule id="r${i}">${entry('inputEntry', random.pick(TESTS))}${entry('outputEntry', random.pick(RESULTS))}</rule>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="graph-${table}" name="graph" namespace="random">
<decision id="${table}" name="table"><variable name="table"/><decisionTable ${random.pick(POLICIES)}><input id="i" label="number"><inputExpression typeRef="number"><text>${random.pick(['n', 'n', 'missing', 'k'])}</text></inputExpression></input><output id="o" name="table"/>${rules.join('')}</decisionTable></decision>
<decision id="${literal}" name="literal"><variable name="literal"/><informationRequirement><requiredDecision href="#${table}"/></informationRequirement><literalExpression><text>${random.pick(['table', '[table, n]', '{t: table, k: k}', 'if table = null then assert(k, false) else 1'])}</text></literalExpression></decision>
</definitions>`;
}
