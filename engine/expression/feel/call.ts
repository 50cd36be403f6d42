import { calculated, evaluateNode } from './evaluate.ts';
import { step, warn } from './evaluation.ts';
import type { Callable, Evaluation, Scope } from './evaluation.ts';
import { print } from './print.ts';
import type { Arguments, CallNode } from './tree.ts';
import { WrittenContext, errorOf, isContext, isError, isKind, isList } from './value.ts';
import type { Context, Value } from './value.ts';

/** A function of the model's own comes before a built-in one of the same name; number or names of the arguments must fit. A failure gives null and a warning. */
export function call({ of, name, args }: CallNode, scope: Scope, run: Evaluation): Value {
  if (of) return callIn(evaluateNode(of, scope, run), name, args, scope, run);
  const found = findFunction([...scope.functions(name), ...run.builtIn.get(name) ?? []], name, args, run);
  if (!found) return null;
  const result = invoke(found, args, scope, run);
  if (!isError(result)) return result;
  if (name === 'assert') {
    run.assertion ??= result.message;
    warn(run, 'ASSERT_FAILURE', result.message);
    return result;
  }
  return warn(run, 'FUNCTION_INVOCATION_FAILURE', `Failed to invoke function '${name}': ${result.message}`);
}

/** `a.f(1)`: only functions of that context, and a failure stays one. */
function callIn(context: Value, name: string, args: Arguments, scope: Scope, run: Evaluation): Value {
  if (!isContext(context)) {
    const message = `Expect context but found '${print(context)}'`;
    warn(run, 'INVALID_TYPE', message);
    return errorOf(message);
  }
  const found = findFunction(functionsOf(context, name), name, args, run);
  return found ? invoke(found, args, scope, run) : null;
}

/** A context that no expression has written (a boxed one) has its functions among its entries. */
function functionsOf(context: Context, name: string): readonly Callable[] {
  if (context instanceof WrittenContext) return context.functions.get(name) ?? [];
  const entry = context.get(name) ?? null;
  return isKind(entry, 'function') ? [entry] : [];
}

function findFunction(candidates: readonly Callable[], name: string, args: Arguments, run: Evaluation): Callable | null {
  const found = candidates.find(({ parameters, variadic }) => ('named' in args
    ? [...args.named.keys()].every((key) => parameters.includes(key))
    : parameters.length === args.positional.length || (variadic === true && parameters.length < args.positional.length)));
  const given = 'named' in args ? `parameters: ${[...args.named.keys()].join(',')}` : `${args.positional.length} parameters`;
  return found ?? warn(run, 'NO_FUNCTION_FOUND', `No function found with name '${name}' and ${given}`);
}

function invoke(found: Callable, args: Arguments, scope: Scope, run: Evaluation): Value {
  const values = argumentsOf(found, args, scope, run);
  // A function that looks through a list costs 50 to 250 ns an item, a step some 600.
  for (const value of values) if (isList(value)) step(run, value.length >> 2);
  const result = calculated(() => found.invoke(values, run));
  // Lists and texts that double with every entry must run out of steps before they run out of memory.
  if (isList(result) || typeof result === 'string') step(run, result.length >> (isList(result) ? 0 : 4));
  return result;
}

function argumentsOf({ parameters, variadic }: Callable, args: Arguments, scope: Scope, run: Evaluation): readonly Value[] {
  if ('named' in args) return parameters.map((name) => { const node = args.named.get(name); return node ? evaluateNode(node, scope, run) : null; });
  const values = args.positional.map((each) => evaluateNode(each, scope, run));
  if (variadic !== true) return values;
  const fixed = parameters.length - 1;
  const rest = values.slice(fixed);
  // `max(1, 2)` and `max([1, 2])` are the same call.
  return [...values.slice(0, fixed), fixed === 0 && rest.length === 1 && isList(rest[0] ?? null) ? rest[0]! : rest];
}
