import type { Expression } from './expression.ts';
import type { Node } from './feel/tree.ts';

/** The variable that an expression looks into, if it does nothing else: `=result` and `=result.a` → `result`. */
export function variableNameOf(expression: Expression): string | undefined {
  if (expression.kind !== 'feel') return undefined;
  let tree = expression.tree as Node;
  while (tree.t === 'path') tree = tree.of;
  return tree.t === 'name' ? tree.name : undefined;
}
