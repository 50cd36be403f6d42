import { problem } from '../fragments/problem.ts';
import { receive } from '../fragments/receive.ts';
import { refuse } from '../fragments/refuse.ts';
import { returnResult } from '../fragments/return-result.ts';
import { supplement } from '../fragments/supplement.ts';
import { bandsOf, carriageReturn, edgeOf, leftChannel, onRow, refusalCol, refusalEnd, type Band } from './bands.ts';
import type { Open, Piece } from './piece.ts';
import { flow, together, type Sketch, type SketchFlow, type SketchNode } from './sketch.ts';
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

const REFUSAL_ROW = 2;
/** Below the supplement fragment; the refusals of its second question run along it. */
const SUPPLEMENT_LANE = 2.75;
const LANE = 0.25;

/**
 * Draws an outline: stages left to right on the main row; what is sent back runs above it, inner loops below outer ones; refusals drop to row 2; the return stands on a row of its own
 * below. A long procedure has several main rows (bands): what leaves a later one for the refusal or the supplement runs round to the right, what is sent back to an earlier one
 * round to the left. Deterministic: the same outline gives the same sketch.
 * @throws Error when no stage can be refused or supplemented.
 */
export function assemble(outline: Outline): Sketch {
  const bands = bandsOf(outline.stages);
  const pieces = bands.flatMap((band, index) => band.pieces.map((piece): Placed => ({ piece, band: index })));
  const first = pieces[0];
  const last = pieces.at(-1);
  if (!first || !last) throw new Error('Expected to assemble a procedure, but it has no stages');
  const problemAt = pieces.findIndex(({ piece }) => piece.problemAt);
  const asked = pieces[problemAt];
  const backs = sentBack(pieces);
  const late = lateFlows(pieces, problemAt);
  const early = pieces.flatMap(({ piece, band }, index) => (band === 0 && index < problemAt ? piece.refusals ?? [] : []));
  const refuseCol = refusalCol(bands[0]!);
  const rows = rowsOf(bands, backs, late, early.length);
  const rowOf = (band: number): number => rows[band]!.row;

  const lastBand = bands.at(-1)!;
  // The refusal stands below the end of the first band.
  const edges = bands.map((band, index) => Math.max(edgeOf(band), index === 0 ? refusalEnd(band) : asked?.band === index ? asked.piece.problemAt!.col + ASIDE + 0.25 : 0));
  const lastCol = bands.length === 1 ? Math.max(lastBand.endCol - 0.4, refusalEnd(lastBand)) : edges.at(-1)!;
  const returnCol = Math.max(bands.length === 1 ? 6.3 : 1, Math.min(lastCol - 7.4, refuseCol - 1));
  const returnRow = bands.length === 1 ? 4 + LANE * Math.max(0, early.length - 1) : rows.at(-1)!.below + 1;
  const channel = Math.max(...edges) + 0.4;

  return {
    processId: outline.processId, name: outline.name, documentation: outline.documentation, properties: outline.properties,
    ...together(
      receive(), supplement(SUPPLEMENT_LANE), ...(asked?.band === 0 ? [problem(asked.piece.problemAt!.gateway, asked.piece.problemAt!.col)] : []),
      refuse(outline.refusal.role, outline.refusal.place, outline.refusal.minutes, refuseCol, REFUSAL_ROW), returnResult(returnCol, returnRow, outline.returnMinutes),
      ...pieces.map(({ piece, band }) => onRow(piece, rowOf(band))),
      ...(asked && asked.band > 0 ? [{ nodes: [problemGateway(asked.piece.problemAt!.col, rowOf(asked.band) + 1)], flows: [flow(asked.piece.problemAt!.gateway, PROBLEM, { name: 'Chưa', when: 'default' })] }] : []),
      { nodes: [], flows: [
        flow('components-complete', first.piece.entry, { name: 'Đủ', when: 'componentsComplete' }),
        ...pieces.slice(1).flatMap(({ piece, band }, index) => {
          const before = pieces[index]!;
          const route = before.band === band ? {} : { route: carriageReturn(edges[before.band]!, rows[before.band]!.below + 0.25) };
          return onRow(before.piece, rowOf(before.band)).exits.map((open) => flow(open.from, piece.entry, { ...labels(open), ...route }));
        }),
        ...backwards(backs, rows),
        ...early.map((open, index) => flow(open.from, 'refuse', { ...labels(open), route: { lane: SUPPLEMENT_LANE + 0.5 + index * LANE, at: 0 } })),
        ...pieces.flatMap(({ piece, band }) => (band === 0 ? piece.refusals ?? [] : [])).filter((open) => !early.includes(open)).map((open) => flow(open.from, 'refuse', { ...labels(open), route: { first: 'vertical' } })),
        // Inner channels turn in lower: so these flows do not cross each other.
        ...late.map(({ open, to, band, nth, out }, index) => flow(open.from, to, { ...labels(open), route: { ...out, through: [...out.through, rows[band]!.lowest + 0.3 + nth * LANE, channel + index * 0.2, rows[0]!.lowest + 0.15 + (late.length - 1 - index) * LANE], enter: 'below', at: to === 'refuse' ? 45 : 0 } })),
        ...onRow(last.piece, rowOf(last.band)).exits.map((open) => flow(open.from, 'issue-result', { ...labels(open), route: { around: lastCol, row: returnRow - 0.6 } })),
      ] },
    ),
  };
}

interface Placed { readonly piece: Piece; readonly band: number }
const labels = ({ from: _from, ...rest }: Open): Omit<SketchFlow, 'from' | 'to'> => rest;

/** To the right of the name of a flow that leaves a gateway downwards. */
const ASIDE = 0.68;
const PROBLEM = 'appraisal-problem';
const problemGateway = (col: number, row: number): SketchNode => ({ ...problem('', col).nodes[0]!, row, label: 'below-left' });

interface Late { readonly open: Open; readonly to: string; readonly out: { readonly leave: 'side' | 'down'; readonly through: readonly number[] }; readonly band: number; /** Among those of its band. */ readonly nth: number }

const DOWN = { leave: 'down', through: [] } as const;

/** What leaves a later band for the refusal or the supplement, which stand below the first. */
function lateFlows(pieces: readonly Placed[], problemAt: number): readonly Late[] {
  const counts = new Map<number, number>();
  return pieces.flatMap(({ piece, band }, index) => {
    if (band === 0) return [];
    const opens: Omit<Late, 'nth' | 'band'>[] = [
      ...(piece.refusals ?? []).map((open) => ({ open, to: 'refuse', out: DOWN })),
      // A supplement leaves the question downwards, a refusal to the right.
      ...(index === problemAt ? problem('', 0).flows.slice(1).map(({ from, to, route: _route, ...rest }) => ({ open: { from, ...rest }, to, out: to === 'refuse' ? { leave: 'side', through: [piece.problemAt!.col + ASIDE] } as const : DOWN })) : []),
    ];
    return opens.map((each) => { const nth = counts.get(band) ?? 0; counts.set(band, nth + 1); return { ...each, band, nth }; });
  });
}

interface Back { readonly open: Open; readonly draft: string; readonly from: number; readonly to: number; /** Among those of its draft. */ readonly nth: number }

/** What is sent back goes to the latest draft before it; nested, so that no two of these flows cross. */
function sentBack(pieces: readonly Placed[]): readonly Back[] {
  const perDraft = new Map<string, number>();
  return pieces.flatMap(({ piece, band }, index) => {
    const draft = pieces.slice(0, index).findLast((candidate) => candidate.piece.drafts) ?? pieces[0]!;
    return (piece.returns ?? []).map((open): Back => {
      const nth = perDraft.get(draft.piece.entry) ?? 0;
      perDraft.set(draft.piece.entry, nth + 1);
      return { open, draft: draft.piece.entry, from: band, to: draft.band, nth };
    });
  });
}

/** Where a band stands: its main row, how far its pieces reach above it, the lane above all that is sent back within it, its lowest shapes, and the lane below all of it. */
interface Rows { readonly row: number; readonly above: number; readonly inner: number; readonly lowest: number; readonly below: number }

function rowsOf(bands: readonly Band[], backs: readonly Back[], late: readonly Late[], early: number): readonly Rows[] {
  const rows: Rows[] = [];
  bands.forEach(({ pieces }, index) => {
    const above = Math.max(0, ...pieces.map((piece) => piece.above ?? 0));
    const within = backs.filter(({ from, to }) => from === index && to === index);
    const inner = Math.max(0.85, above + 0.4) + Math.max(0, ...within.map(({ nth }) => nth)) * 0.35;
    const across = backs.filter(({ from, to }) => from !== to && (from === index || to === index)).length;
    const row = index === 0 ? 0 : rows[index - 1]!.below + 0.7 + inner + across * ACROSS;
    // The first band has the supplement and the refusal below it, and the lanes that lead there.
    const lowest = index === 0 ? SUPPLEMENT_LANE + 0.5 + Math.max(0, early) * LANE : row + Math.max(0, ...pieces.flatMap(({ nodes }) => nodes.map((node) => node.row)), ...pieces.map(({ problemAt }) => (problemAt ? 1.2 : 0))) + 0.4;
    const lanes = index === 0 ? late.length : late.filter(({ band }) => band === index).length;
    rows.push({ row, above, inner: row - inner, lowest, below: lowest + 0.1 + lanes * LANE });
  });
  return rows;
}

/** Rows between lanes of what is sent back to an earlier band. */
const ACROSS = 0.3;

function backwards(backs: readonly Back[], rows: readonly Rows[]): readonly SketchFlow[] {
  const used = new Map<number, number>();
  const laneOf = (band: number): number => { const nth = (used.get(band) ?? 0) + 1; used.set(band, nth); return rows[band]!.inner - nth * ACROSS; };
  let channels = 0;
  return backs.map(({ open, draft, from, to, nth }) => {
    const at = Math.max(-40, 30 - nth * 20);
    if (from !== to) return flow(open.from, draft, { ...labels(open), route: { leave: 'up', through: [laneOf(from), leftChannel(channels++), laneOf(to)], enter: 'above', at } });
    return flow(open.from, draft, { ...labels(open), route: { lane: rows[from]!.row - (Math.max(0.85, rows[from]!.above + 0.4) + nth * 0.35), at } });
  });
}
