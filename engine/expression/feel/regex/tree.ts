/** A regular expression, read. Groups count from 1. */
export type Regex =
  | { readonly kind: 'any-of'; readonly options: readonly Regex[] }
  | { readonly kind: 'sequence'; readonly items: readonly Regex[] }
  | { readonly kind: 'repeat'; readonly item: Regex; readonly least: number; readonly most: number; readonly mode: 'greedy' | 'lazy' | 'possessive' }
  | { readonly kind: 'group'; readonly item: Regex; readonly index: number }
  /** `(?>…)`: once matched, not reconsidered. */
  | { readonly kind: 'atomic'; readonly item: Regex }
  | { readonly kind: 'look'; readonly item: Regex; readonly ahead: boolean; readonly negative: boolean }
  | { readonly kind: 'same-as'; readonly index: number; readonly ignoreCase: boolean }
  /** One code point. */
  | { readonly kind: 'char'; readonly test: (char: string) => boolean }
  | { readonly kind: 'at'; readonly where: 'start' | 'end' | 'line-start' | 'line-end' | 'last-end' | 'word-edge' | 'no-word-edge' };

export interface Pattern { readonly root: Regex; readonly groups: number; readonly names: ReadonlyMap<string, number> }
