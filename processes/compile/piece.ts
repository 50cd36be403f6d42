import type { Part, SketchFlow } from './sketch.ts';

/** A flow whose far end is not known yet. */
export type Open = Omit<SketchFlow, 'to'>;

/**
 * A fragment placed on the main row: what leads into it, what leaves it, and how much room it takes. The assembler (`assemble.ts`) joins pieces:
 * `exits` lead to the next piece, `returns` back to where the draft is made, `refusals` to the refusal fragment.
 */
export interface Piece extends Part {
  readonly entry: string;
  readonly exits: readonly Open[];
  readonly returns?: readonly Open[];
  readonly refusals?: readonly Open[];
  /** Columns from its entry to where the next piece begins. */
  readonly width: number;
  /** Rows above the main row that it occupies: flows that go back run above them. */
  readonly above?: number;
  /** The draft is made here: what is sent back comes here. */
  readonly drafts?: true;
  /** The gateway whose "no" goes to the problem fragment (supplement or refusal). */
  readonly problemAt?: { readonly gateway: string; readonly col: number };
}
