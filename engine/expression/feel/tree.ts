/** Syntax tree of a FEEL expression. */
export type Node =
  | { readonly t: 'null' }
  | { readonly t: 'boolean'; readonly value: boolean }
  | { readonly t: 'number'; readonly text: string }
  | { readonly t: 'string'; readonly value: string }
  | { readonly t: 'temporal'; readonly text: string }
  | { readonly t: 'list'; readonly items: readonly Node[] }
  | { readonly t: 'context'; readonly entries: readonly { readonly key: string; readonly value: Node }[] }
  | { readonly t: 'range'; readonly start: Node; readonly end: Node; readonly startClosed: boolean; readonly endClosed: boolean }
  | { readonly t: 'name'; readonly name: string }
  | { readonly t: 'input' }
  | { readonly t: 'path'; readonly of: Node; readonly key: string }
  | { readonly t: 'filter'; readonly of: Node; readonly filter: Node }
  | { readonly t: 'negate'; readonly value: Node }
  | { readonly t: 'arithmetic'; readonly operator: '+' | '-' | '*' | '/' | '**'; readonly left: Node; readonly right: Node }
  | { readonly t: 'compare'; readonly operator: Comparison; readonly left: Node; readonly right: Node }
  | { readonly t: 'and' | 'or'; readonly left: Node; readonly right: Node }
  | { readonly t: 'if'; readonly condition: Node; readonly then: Node; readonly otherwise: Node }
  | { readonly t: 'for'; readonly iterators: readonly Iterator[]; readonly body: Node }
  | { readonly t: 'some' | 'every'; readonly iterators: readonly Iterator[]; readonly body: Node }
  | { readonly t: 'instance-of'; readonly value: Node; readonly type: string }
  | { readonly t: 'in'; readonly value: Node; readonly tests: readonly Node[] }
  /** The input compared; `=` only for a boolean literal at the end of an input entry. */
  | { readonly t: 'unary'; readonly operator: '<' | '<=' | '>' | '>=' | '='; readonly value: Node }
  | { readonly t: 'function'; readonly parameters: readonly string[]; readonly body: Node }
  | { readonly t: 'call'; readonly of?: Node; readonly name: string; readonly positional?: readonly Node[]; readonly named?: readonly { readonly key: string; readonly value: Node }[] };

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export interface Iterator { readonly name: string; readonly list: Node; /** With an end: `list` is the first number of a sequence. */ readonly to?: Node }

/** What an input entry of a decision table says: `-` is no tests at all and holds for everything. */
export interface UnaryTests { readonly negated: boolean; readonly tests: readonly Node[] }
