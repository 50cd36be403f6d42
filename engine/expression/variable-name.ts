import type { Expression } from './expression.ts';
import type { Node } from './feel/tree.ts';

/** The name, if the expression is nothing but one variable: `=result` → `result`. */
export function variableNameOf(expression: Expression): string | undefined {
  if (expression.kind !== 'feel') return undefined;
  const tree = expression.tree as Node;
  return tree.t === 'name' ? tree.name : undefined;
}
