/**
 * Names with spaces that a call may use, longest first, so that the longest matches: the built-in ones, and three of later versions,
 * which then give null as on the real engine (a name that is not here is a parse error).
 */
export const NAMES_WITH_SPACES: readonly string[] = [
  'date and time', 'years and months duration', 'string length', 'upper case', 'lower case', 'substring before', 'substring after',
  'starts with', 'ends with', 'list contains', 'insert before', 'index of', 'distinct values', 'duplicate values', 'string join',
  'round up', 'round down', 'round half up', 'round half down', 'random number', 'get value', 'get entries', 'context put', 'put all', 'context merge',
  'day of week', 'day of year', 'week of year', 'month of year', 'last day of month', 'is defined', 'get or else', 'is empty', 'is blank', 'to base64',
  'met by', 'overlaps before', 'overlaps after', 'finished by', 'started by',
].toSorted((a, b) => b.length - a.length);

const FIRST_WORDS = new Set(NAMES_WITH_SPACES.map((name) => name.slice(0, name.indexOf(' '))));

/** The name with spaces that stands at that place and is followed by `(`, if one does. `firstWord` is the identifier there. */
export function nameWithSpacesAt(text: string, at: number, firstWord: string): string | undefined {
  if (!FIRST_WORDS.has(firstWord)) return undefined;
  return NAMES_WITH_SPACES.find((name) => text.startsWith(name, at) && /^\s*\(/.test(text.slice(at + name.length, at + name.length + 20)));
}
