/**
 * JSON as Zeebe's gateway reads it (Jackson with single quotes allowed, one value and no further; probed): strings may stand in single quotes, and
 * what follows the root object or array is not looked at. Answers strict JSON of that, or undefined when there is no such root.
 */
export function strictJson(text: string): string | undefined {
  const begin = text.search(/\S/);
  if (text[begin] !== '{' && text[begin] !== '[') return undefined;
  const parts: string[] = [];
  let depth = 0;
  let from = begin;
  for (let at = begin; at < text.length; at++) {
    const character = text[at];
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      if (--depth === 0) return parts.join('') + text.slice(from, at + 1);
    } else if (character === '"' || character === "'") {
      const end = endOfString(text, at);
      if (end === undefined) return undefined;
      if (character === "'") {
        parts.push(text.slice(from, at), '"', text.slice(at + 1, end).replace(/\\[^]|"/g, (found) => (found === '"' ? '\\"' : found)), '"');
        from = end + 1;
      }
      at = end;
    }
  }
  return undefined;
}

/** Where the string that begins at `at` ends. */
function endOfString(text: string, at: number): number | undefined {
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === text[at]) return end;
  }
  return undefined;
}
