import type { Num, Value } from './value.ts';

/** Syntax tree of a FEEL expression; its kinds are those of the FEEL engine in Zeebe 8.5, since what an expression gives depends on how it was read. */
export type Node =
  | { readonly t: 'constant'; readonly value: Exclude<Value, Num> }
  | { readonly t: 'number'; readonly value: Num }
  | { readonly t: 'list'; readonly items: readonly Node[] }
  | { readonly t: 'context'; readonly entries: readonly { readonly key: string; readonly value: Node }[] }
  /** Only an argument of a function is a range. */
  | RangeNode
  /** A variable, and what is looked up in it. */
  | { readonly t: 'name'; readonly name: string; readonly path: readonly string[] }
  | { readonly t: 'input' }
  | { readonly t: 'path'; readonly of: Node; readonly key: string }
  | { readonly t: 'filter'; readonly of: Node; readonly filter: Node }
  | { readonly t: 'negate' | 'not'; readonly value: Node }
  | { readonly t: 'arithmetic'; readonly operator: '+' | '-' | '*' | '/' | '**'; readonly left: Node; readonly right: Node }
  | { readonly t: 'compare'; readonly operator: Comparison; readonly left: Node; readonly right: Node }
  | { readonly t: 'and' | 'or'; readonly items: readonly Node[] }
  | { readonly t: 'if'; readonly condition: Node; readonly then: Node; readonly otherwise: Node }
  | { readonly t: 'for' | 'some' | 'every'; readonly iterators: readonly Iterator[]; readonly body: Node }
  /** `1..3`, only in an iterator. */
  | { readonly t: 'sequence'; readonly from: Node; readonly to: Node }
  | { readonly t: 'instance-of'; readonly value: Node; readonly type: string }
  | { readonly t: 'in'; readonly value: Node; readonly test: Node }
  /** Tests of the input: compared, within a range, or by an expression. */
  | { readonly t: 'input-compare'; readonly operator: Comparison; readonly value: Node }
  | { readonly t: 'input-in-range'; readonly range: RangeNode }
  | { readonly t: 'input-test'; readonly test: Node }
  | { readonly t: 'function'; readonly parameters: readonly string[]; readonly body: Node }
  | CallNode;

export interface RangeNode { readonly t: 'range'; readonly start: Node; readonly end: Node; readonly startClosed: boolean; readonly endClosed: boolean }

/** `of`: a function of that context, and of nothing else. */
export interface CallNode { readonly t: 'call'; readonly of?: Node; readonly name: string; readonly args: Arguments }
export type Arguments = { readonly positional: readonly Node[] } | { readonly named: ReadonlyMap<string, Node> };

export type Comparison = '=' | '<' | '<=' | '>' | '>=';

export interface Iterator { readonly name: string; readonly list: Node }
