/** A process on squared paper: what a modeller would draw, with the cell every shape stands in. */
export type NodeKind = 'start' | 'message-start' | 'end' | 'job' | 'task' | 'manual' | 'xor' | 'parallel' | 'event-gateway' | 'timer' | 'message';

export interface SketchNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  /** Column and row of the shape's centre; fractions and negative numbers are fine. */
  readonly col: number;
  readonly row: number;
  /** Job type, for `job`. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Form key and roles, for `task`. */
  readonly form?: string;
  readonly groups?: string;
  /** Message name and correlation key (FEEL), or the timer's date (FEEL). */
  readonly message?: string;
  readonly correlationKey?: string;
  readonly date?: string;
  /** Output mappings of a job: process variable ← FEEL over the job's variables. */
  readonly output?: Readonly<Record<string, string>>;
  /** Shown in the model's documentation: where the step comes from (inferred, or which decision). */
  readonly documentation?: string;
  /** Where the name of a gateway or event stands. */
  readonly label?: 'above' | 'below' | 'above-left' | 'above-right' | 'below-left' | 'below-right';
}

/**
 * How a flow runs when a straight line will not do.
 * `lane`: leave upwards or downwards, run along that row, enter from above or below (`at` shifts the entry sideways by pixels).
 * `turn`: leave sideways, change rows at that column, enter sideways.
 * `around`: leave sideways to that column, then as a lane (a carriage return to the band below).
 * `first`: for one bend, which way to go first.
 * `through`: for the rest: columns and rows in turn (leaving sideways a column first, else a row), then in sideways, or from above or below (`at` as with `lane`).
 */
export type Route =
  | { readonly lane: number; readonly at?: number }
  | { readonly turn: number }
  | { readonly around: number; readonly row: number }
  | { readonly first: 'vertical' | 'horizontal' }
  | { readonly leave: 'side' | 'up' | 'down'; readonly through: readonly number[]; readonly enter: 'side' | 'above' | 'below'; readonly at?: number };

export interface SketchFlow {
  readonly from: string;
  readonly to: string;
  readonly name?: string;
  /** FEEL condition without the leading `=`; `'default'` for the default flow. */
  readonly when?: string;
  readonly route?: Route;
}

export interface Part { readonly nodes: readonly SketchNode[]; readonly flows: readonly SketchFlow[] }
export interface Sketch extends Part { readonly processId: string; readonly name: string; readonly documentation?: string;
  /** Properties of the process for tools (zeebe:properties): what was compiled, from what. */
  readonly properties?: Readonly<Record<string, string>> }

export type Place = 'one-stop' | 'division' | 'leader' | 'clerk' | 'agency';

export const start = (col: number, row = 0, name = 'Hồ sơ được tiếp nhận'): SketchNode => ({ id: 'dossier-received', kind: 'start', name, col, row, label: 'below' });
export const end = (id: string, name: string, col: number, row: number): SketchNode => ({ id, kind: 'end', name, col, row, label: 'below' });
export const xor = (id: string, name: string, col: number, row: number, label: SketchNode['label'] = 'above'): SketchNode => ({ id, kind: 'xor', name, col, row, label });
export const join = (id: string, col: number, row: number): SketchNode => ({ id, kind: 'xor', name: '', col, row });
export const job = (id: string, name: string, type: string, col: number, row: number, headers?: SketchNode['headers']): SketchNode => ({ id, kind: 'job', name, col, row, type, ...(headers ? { headers } : {}) });
export const task = (id: string, name: string, form: string, groups: string, place: Place, limitMinutes: number, col: number, row: number, headers: SketchNode['headers'] = {}): SketchNode =>
  ({ id, kind: 'task', name, col, row, form, groups, headers: { place, limitMinutes: String(limitMinutes), ...headers } });
/** Done by hand outside any system: only in models of how it ran before. */
export const manual = (id: string, name: string, col: number, row: number): SketchNode => ({ id, kind: 'manual', name, col, row });
export const flow = (from: string, to: string, more: Omit<SketchFlow, 'from' | 'to'> = {}): SketchFlow => ({ from, to, ...more });
/** Flows from each to the next. */
export const chain = (...ids: string[]): SketchFlow[] => ids.slice(1).map((to, index) => flow(ids[index]!, to));
export const together = (...parts: Part[]): Part => ({ nodes: parts.flatMap((part) => part.nodes), flows: parts.flatMap((part) => part.flows) });
