import { outcomeOf, variableScope } from '../../../engine/expression/evaluate.ts';
import { evaluateNode } from '../../../engine/expression/feel/evaluate.ts';
import { STEP_BUDGET } from '../../../engine/expression/feel/evaluation.ts';
import type { Evaluation } from '../../../engine/expression/feel/evaluation.ts';
import { BUILT_IN, PROCESS_BUILT_IN } from '../../../engine/expression/feel/functions/built-in.ts';
import { jsonOfValue } from '../../../engine/expression/feel/json.ts';
import { parseUnaryTests } from '../../../engine/expression/feel/parse-tests.ts';
import { parseFeel } from '../../../engine/expression/feel/parse.ts';
import { print } from '../../../engine/expression/feel/print.ts';
import { withDocument } from '../../../engine/expression/variables.ts';
import type { FeelAnswer, FeelQuestion } from './feel-oracle.ts';

/** The same question to our own engine. */
export function answerFeel({ text, tests, variables, nowMs }: FeelQuestion): FeelAnswer {
  const parsed = tests ? parseUnaryTests(text) : parseFeel(text);
  if (!parsed.ok) return { parsed: false, ok: false };
  const run: Evaluation = { builtIn: tests ? BUILT_IN : PROCESS_BUILT_IN, nowMs, zone: 'Z', warnings: [], steps: STEP_BUDGET };
  const result = outcomeOf(text, () => evaluateNode(parsed.tree, variableScope(withDocument(variables)), run), run);
  const warnings = result.ok || !result.broken ? run.warnings.map(({ type, message }) => `[${type}] ${message}`) : [];
  return result.ok ? { parsed: true, ok: true, json: jsonOfValue(result.value), text: print(result.value), warnings } : { parsed: true, ok: false, failure: result.failure, warnings };
}
