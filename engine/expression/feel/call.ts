import { countsAsNull, evaluateNode, expected, tolerant } from './evaluate.ts';
import { InvocationFailure, step, warn } from './evaluation.ts';
import type { Evaluation, Scope } from './evaluation.ts';
import { BUILT_IN } from './functions/built-in.ts';
import type { BuiltIn } from './functions/define.ts';
import type { Node } from './tree.ts';
import { isContext, isKind } from './value.ts';
import type { Value } from './value.ts';

type Call = Extract<Node, { t: 'call' }>;

/** A function of the model's own (a variable or context entry) comes before a built-in one of the same name. */
export function call(node: Call, scope: Scope, run: Evaluation): Value {
  if (node.of) {
    const holder = evaluateNode(node.of, scope, run);
    if (!isContext(holder)) return expected('context', holder, run);
    const member = holder.get(node.name);
    return isKind(member ?? null, 'function') ? invokeOwn(member as Extract<Value, { kind: 'function' }>, node, scope, run) : notFound(node, run);
  }
  const own = scope.find(node.name);
  if (own !== undefined && isKind(own, 'function')) return invokeOwn(own, node, scope, run);
  const builtIn = BUILT_IN.get(node.name)?.find((each) => accepts(each, node));
  if (!builtIn) return notFound(node, run);
  const values = argumentsOf(builtIn, node, scope, run);
  try {
    const result = builtIn.invoke(values, run);
    // Lists and texts that double with every entry must run out of steps before they run out of memory.
    if (Array.isArray(result) || typeof result === 'string') step(run, result.length >> (Array.isArray(result) ? 0 : 4));
    return result;
  } catch (failure) {
    if (!(failure instanceof InvocationFailure)) throw failure;
    return warn(run, 'FUNCTION_INVOCATION_FAILURE', `Failed to invoke function '${node.name}': ${failure.message}`);
  }
}

function notFound(node: Call, run: Evaluation): null {
  const parameters = node.named ? `parameters: ${node.named.map(({ key }) => key).join(',')}` : `${node.positional!.length} parameters`;
  return warn(run, 'NO_FUNCTION_FOUND', `No function found with name '${node.name}' and ${parameters}`);
}

function accepts(builtIn: BuiltIn, { positional, named }: Call): boolean {
  if (named) return named.every(({ key }) => builtIn.parameters.includes(key));
  return positional!.length === builtIn.parameters.length || (builtIn.variadic && positional!.length >= builtIn.parameters.length - 1);
}

function argumentsOf(builtIn: BuiltIn, node: Call, scope: Scope, run: Evaluation): Value[] {
  // What is asserted must not vanish.
  const evaluate = node.name === 'assert' ? evaluateNode : tolerant;
  if (node.named) return builtIn.parameters.map((name) => { const entry = node.named!.find(({ key }) => key === name); return entry ? evaluate(entry.value, scope, run) : null; });
  const values = node.positional!.map((each) => evaluate(each, scope, run));
  if (!builtIn.variadic) return values;
  const fixed = builtIn.parameters.length - 1;
  const rest = values.slice(fixed);
  // `max(1, 2)` and `max([1, 2])` are the same call.
  return [...values.slice(0, fixed), fixed === 0 && rest.length === 1 && Array.isArray(rest[0]) ? rest[0] : rest];
}

/** Not invoked when an argument fails: the call is null then. */
function invokeOwn(own: Extract<Value, { kind: 'function' }>, node: Call, scope: Scope, run: Evaluation): Value {
  const given = node.named ? own.parameters.map((name) => node.named!.find(({ key }) => key === name)?.value) : node.positional!;
  if (given.length !== own.parameters.length) return notFound(node, run);
  try {
    return own.invoke(given.map((each) => (each ? evaluateNode(each, scope, run) : null)));
  } catch (failure) {
    if (!(failure instanceof InvocationFailure || countsAsNull(failure))) throw failure;
    return warn(run, 'FUNCTION_INVOCATION_FAILURE', `Failed to invoke function '${node.name}': ${failure.message}`);
  }
}
