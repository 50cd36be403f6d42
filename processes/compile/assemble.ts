import { placeStage } from '../fragments/pieces/place-stage.ts';
import { problem } from '../fragments/problem.ts';
import { receive } from '../fragments/receive.ts';
import { refuse } from '../fragments/refuse.ts';
import { returnResult } from '../fragments/return-result.ts';
import { supplement } from '../fragments/supplement.ts';
import type { Open, Piece } from './piece.ts';
import { flow, together, type Sketch, type SketchFlow } from './sketch.ts';
import type { Stage } from './stage.ts';

/** A whole procedure: reception, its stages, return; refusals and supplements below. */
export interface Outline {
  readonly processId: string;
  readonly name: string;
  readonly documentation: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly stages: readonly Stage[];
  readonly refusal: { readonly role: string; readonly place: 'one-stop' | 'division'; readonly minutes: number };
  readonly returnMinutes: number;
}

/** The reception fragment ends at column 5; the problem fragment's flow back turns at 5.75. */
const FIRST_COLUMN = 6.3;
const REFUSAL_ROW = 2;

/**
 * Draws an outline: stages left to right on the main row; what is sent back runs above it, inner loops below outer ones; refusals drop to row 2;
 * the return stands on a band of its own below. Deterministic: the same outline gives the same sketch.
 * @throws Error when no stage can be refused or supplemented.
 */
export function assemble(outline: Outline): Sketch {
  const pieces: { readonly piece: Piece; readonly col: number }[] = [];
  let col = FIRST_COLUMN;
  for (const stage of outline.stages) {
    const piece = placeStage(stage, col);
    pieces.push({ piece, col });
    col += piece.width;
  }
  const all = pieces.map(({ piece }) => piece);
  const problemAt = all.find((piece) => piece.problemAt)?.problemAt;
  const above = Math.max(0, ...all.map((piece) => piece.above ?? 0));
  const refuseCol = Math.max(9, ...gatewayCols(pieces, problemAt?.col ?? 0)) + 1.2;
  const early = all.flatMap((piece) => piece.refusals ?? []).filter((open) => problemAt && colOf(all, open.from) < problemAt.col);
  const lane = 2.75;
  const last = { col: Math.max(col - 0.4, refuseCol + 4.6) };
  const returnCol = Math.max(6.3, Math.min(last.col - 7.4, refuseCol - 1));
  const returnRow = 4 + 0.25 * Math.max(0, early.length - 1);

  return {
    processId: outline.processId, name: outline.name, documentation: outline.documentation, properties: outline.properties,
    ...together(
      receive(), supplement(lane), ...(problemAt ? [problem(problemAt.gateway, problemAt.col)] : []),
      refuse(outline.refusal.role, outline.refusal.place, outline.refusal.minutes, refuseCol, REFUSAL_ROW), returnResult(returnCol, returnRow, outline.returnMinutes),
      ...all,
      { nodes: [], flows: [
        ...joined(all),
        ...backwards(all, above),
        ...early.map((open, index) => flow(open.from, 'refuse', { ...labels(open), route: { lane: lane + 0.5 + index * 0.25, at: 0 } })),
        ...all.flatMap((piece) => piece.refusals ?? []).filter((open) => !early.includes(open)).map((open) => flow(open.from, 'refuse', { ...labels(open), route: { first: 'vertical' } })),
        ...(all.at(-1)?.exits ?? []).map((open) => flow(open.from, 'issue-result', { ...labels(open), route: { around: last.col, row: returnRow - 0.6 } })),
      ] },
    ),
  };
}

const labels = ({ from: _from, ...rest }: Open): Omit<SketchFlow, 'from' | 'to'> => rest;

/** Reception to the first piece, and each piece to the next. */
function joined(pieces: readonly Piece[]): SketchFlow[] {
  const first = pieces[0];
  if (!first) throw new Error('Expected to assemble a procedure, but it has no stages');
  return [
    flow('components-complete', first.entry, { name: 'Đủ', when: 'componentsComplete' }),
    ...pieces.slice(1).flatMap((piece, index) => pieces[index]!.exits.map((open) => flow(open.from, piece.entry, labels(open)))),
  ];
}

/** What is sent back goes to the latest draft before it; nested, so that no two of these flows cross. */
function backwards(pieces: readonly Piece[], above: number): SketchFlow[] {
  const flows: SketchFlow[] = [];
  const perDraft = new Map<string, number>();
  pieces.forEach((piece, index) => {
    const draft = pieces.slice(0, index).findLast((candidate) => candidate.drafts) ?? pieces[0]!;
    for (const open of piece.returns ?? []) {
      const nth = perDraft.get(draft.entry) ?? 0;
      perDraft.set(draft.entry, nth + 1);
      flows.push(flow(open.from, draft.entry, { ...labels(open), route: { lane: -(Math.max(0.85, above + 0.4) + nth * 0.35), at: Math.max(-40, 30 - nth * 20) } }));
    }
  });
  return flows;
}

const colOf = (pieces: readonly Piece[], id: string): number => pieces.flatMap((piece) => piece.nodes).find((node) => node.id === id)?.col ?? 0;

/** Columns from which something drops to the refusal row. */
function gatewayCols(pieces: readonly { readonly piece: Piece }[], problemCol: number): number[] {
  return [problemCol, ...pieces.flatMap(({ piece }) => (piece.refusals ?? []).map((open) => piece.nodes.find((node) => node.id === open.from)?.col ?? 0))];
}
