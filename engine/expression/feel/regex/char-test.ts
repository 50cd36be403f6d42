/** Java's names of ASCII classes, as JavaScript writes them inside brackets. */
const POSIX: Readonly<Record<string, string>> = {
  Lower: 'a-z', Upper: 'A-Z', ASCII: '\\x00-\\x7f', Alpha: 'a-zA-Z', Digit: '0-9', Alnum: 'a-zA-Z0-9', Punct: '!-\\/:-@\\[-`{-~', Graph: '!-~', Print: ' -~',
  Blank: ' \\t', Cntrl: '\\x00-\\x1f\\x7f', XDigit: '0-9a-fA-F', Space: ' \\t-\\r',
};

/**
 * Whether one code point is in a class as Java writes it (`\d`, `[a-z&&[^b]]`, `\p{Alpha}`). JavaScript's own engine is asked about single characters only:
 * that takes the same time whatever the class is. Throws a SyntaxError for what is no class.
 */
export function charTest(javaClass: string, ignoreCase: boolean): (char: string) => boolean {
  const source = intersected(javaClass)
    .replace(/\\p\{(?:Is|java)?([A-Z][A-Za-z]*)\}/g, (all, name: string) => (POSIX[name] ? (javaClass.startsWith('[') ? POSIX[name] : `[${POSIX[name]}]`) : all.replace(/\{Is/, '{')))
    .replace(/\\h/g, javaClass.startsWith('[') ? ' \\t\\xa0' : '[ \\t\\xa0]').replace(/\\e/g, '\\x1b').replace(/\\a/g, '\\x07');
  // `v` knows intersections and classes within classes, but wants more escapes; without any, `[\w-.]` may be written.
  const modes = /&&|\[.*\[/s.test(source) ? ['v', 'u', ''] : ['u', 'v', ''];
  const regex = firstThatReads(source, modes.map((mode) => mode + (ignoreCase ? 'i' : '')));
  const known = new Map<string, boolean>();
  return (char) => {
    const before = known.get(char);
    if (before !== undefined) return before;
    const result = regex.test(char);
    if (known.size < 1_000) known.set(char, result);
    return result;
  };
}

/** `[a-z&&[^b]]` → `[[a-z]&&[^b]]`: JavaScript wants classes on both sides. */
function intersected(javaClass: string): string {
  if (!javaClass.includes('&&')) return javaClass;
  const head = javaClass.startsWith('[^') ? '[^' : '[';
  const operands = [''];
  let depth = 0;
  for (let at = head.length; at < javaClass.length - 1; at++) {
    const char = javaClass[at] ?? '';
    if (char === '[') depth++;
    if (char === ']') depth--;
    if (depth === 0 && javaClass.startsWith('&&', at)) {
      operands.push('');
      at++;
    } else operands[operands.length - 1] += char === '\\' ? char + (javaClass[++at] ?? '') : char;
  }
  return `${head}${operands.map((operand) => (/^\[[^[\]]*\]$/.test(operand) ? operand : `[${operand}]`)).join('&&')}]`;
}

function firstThatReads(source: string, flags: readonly string[]): RegExp {
  let problem: unknown;
  for (const each of flags) {
    try { return new RegExp(`^(?:${source})$`, each); } catch (error) { problem = error; }
  }
  throw problem;
}
