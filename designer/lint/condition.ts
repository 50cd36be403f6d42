/**
 * What a FEEL condition mentions. Conditions of procedures are comparisons joined by and/or, so a scan is enough here;
 * whether the expression is FEEL at all is checked by camunda-compat's rule `feel`, and computing it is the engine's business.
 */
const WORDS = new Set(['and', 'or', 'not', 'true', 'false', 'null', 'if', 'then', 'else', 'in', 'between', 'for', 'some', 'every', 'satisfies', 'return', 'instance', 'of', 'function', 'item']);
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** Variables that the expression reads: no string contents, function names, keywords or members after a dot. */
export function variablesIn(expression: string): readonly string[] {
  const bare = expression.replace(/^=/, '').replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const names = [...bare.matchAll(NAME)].filter((match) => {
    const before = bare.slice(0, match.index).trimEnd();
    const after = bare.slice(match.index + match[0].length).trimStart();
    // `count (x)`: a function; `a.b`: a member; `{k: 1}`: a key. Multi-word functions (`string length(`) leave words before the bracket.
    return !before.endsWith('.') && !after.startsWith('(') && !/^[\p{L} ]+\(/u.test(after) && !(after.startsWith(':') && /[{,]$/.test(before));
  });
  return [...new Set(names.map((match) => match[0]))].filter((name) => !WORDS.has(name));
}

/** `name = "value"` and `name != "value"`. */
export function comparisonsIn(expression: string): readonly { readonly variable: string; readonly value: string }[] {
  return [...expression.matchAll(/([\p{L}_$][\p{L}\p{N}_$]*)\s*!?=\s*"((?:[^"\\]|\\.)*)"/gu)].map((match) => ({ variable: match[1] ?? '', value: match[2] ?? '' }));
}
