/** Order of creation: keys are decimal numbers without leading zeros, so the shorter is the smaller. The database sorts the same way. */
export function compareKeys(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
