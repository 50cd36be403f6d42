import { placeStage } from '../fragments/pieces/place-stage.ts';
import type { Open, Piece } from './piece.ts';
import type { Route } from './sketch.ts';
import type { Stage } from './stage.ts';

/** Stages that stand side by side on one row of the picture; a long procedure has several, below each other. */
export interface Band {
  readonly pieces: readonly Piece[];
  /** Where its last piece ends. */
  readonly endCol: number;
}

/** The reception fragment ends at column 5; the problem fragment's flow back turns at 5.75. */
const FIRST_COLUMN = 6.3;
/** Up to here (about 3,600 pixels) a procedure stays on one row, as every pattern does. */
const LONGEST_ROW = 24.5;
/** Rows of a longer one end about here: 2,600 pixels can be read on a screen. */
const WRAPPED_ROW = 17.5;
/** Where later bands begin; to their left the flow from the band above comes down, and what is sent back goes up. */
const BAND_COLUMN = 1;

/** On one row if that can be read; else on several, which begin where a draft is made if they can, so that what is sent back stays in its band. */
export function bandsOf(stages: readonly Stage[]): readonly Band[] {
  const one = placed(stages, FIRST_COLUMN);
  if (Math.max(one.endCol, refusalEnd(one)) <= LONGEST_ROW) return [one];
  const bands: Band[] = [];
  for (let from = 0; from < stages.length; ) {
    const first = bands.length === 0 ? FIRST_COLUMN : BAND_COLUMN;
    const rest = placed(stages.slice(from), first);
    const fitting = Math.max(1, endsOf(rest.pieces, first).filter((end) => end <= WRAPPED_ROW).length);
    // A break before a draft in the last third of the row; the last row takes what is left.
    const draft = fitting < rest.pieces.length ? rest.pieces.findLastIndex((piece, index) => piece.drafts && index > 0 && index <= fitting && endsOf(rest.pieces, first)[index - 1]! > WRAPPED_ROW / 1.5) : -1;
    const count = draft > 0 ? draft : fitting;
    bands.push(placed(stages.slice(from, from + count), first));
    from += count;
  }
  return bands;
}

/** The refusal stands below the first band, right of whatever drops to it, and takes some five columns. */
export const refusalCol = ({ pieces }: Band): number => Math.max(9, ...pieces.flatMap((piece) => [piece.problemAt?.col ?? 0, ...(piece.refusals ?? []).map((open) => piece.nodes.find((node) => node.id === open.from)?.col ?? 0)])) + 1.2;
export const refusalEnd = (band: Band): number => refusalCol(band) + 4.6;

function placed(stages: readonly Stage[], first: number): Band {
  const pieces: Piece[] = [];
  let endCol = first;
  for (const stage of stages) {
    const piece = placeStage(stage, endCol);
    pieces.push(piece);
    endCol += piece.width;
  }
  return { pieces, endCol };
}

const endsOf = (pieces: readonly Piece[], first: number): number[] => pieces.map((_, index) => first + pieces.slice(0, index + 1).reduce((sum, { width }) => sum + width, 0));

/** The same piece on another row. */
export function onRow(piece: Piece, row: number): Piece {
  if (row === 0) return piece;
  const down = (route: Route): Route => ('lane' in route ? { ...route, lane: route.lane + row } : 'around' in route ? { ...route, row: route.row + row } : route);
  const open = <O extends Open>(each: O): O => (each.route ? { ...each, route: down(each.route) } : each);
  return {
    ...piece, nodes: piece.nodes.map((node) => ({ ...node, row: node.row + row })), flows: piece.flows.map(open), exits: piece.exits.map(open),
    ...(piece.returns ? { returns: piece.returns.map(open) } : {}), ...(piece.refusals ? { refusals: piece.refusals.map(open) } : {}),
  };
}

/** A column right of all its shapes. */
export const edgeOf = ({ pieces }: Band): number => Math.max(...pieces.flatMap(({ nodes }) => nodes.map(({ col }) => col))) + 0.6;
/** To the beginning of the next band: down at the column `edge`, back to the left along the row `between`, down, and in. */
export const carriageReturn = (edge: number, between: number): Route => ({ leave: 'side', through: [edge, between, BAND_COLUMN - 0.8], enter: 'side' });
/** Left of everything; `nth` further out. */
export const leftChannel = (nth: number): number => BAND_COLUMN - 2.1 - nth * 0.2;
