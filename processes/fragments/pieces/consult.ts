import type { Piece } from '../../compile/piece.ts';
import { flow, type SketchNode } from '../../compile/sketch.ts';

export interface Consulted { readonly id: string; readonly name: string; readonly question: string }

/** Agencies asked at once, one job each that waits for the answer; each answer is kept under a name of its own. */
export function consult(id: string, agencies: readonly Consulted[], minutes: number, col: number, documentation?: string): Piece {
  const asked = agencies.map((agency, index): SketchNode => ({
    id: `ask-${agency.id}`, kind: 'job', name: agency.name, type: 'await-agency', col: agencies.length === 1 ? col : col + 0.95, row: agencies.length === 1 ? 0 : (index - (agencies.length - 1) / 2) * 1.1,
    headers: { agencyRole: agency.id, question: agency.question, limitMinutes: String(minutes) }, output: { [answerOf(agency.id)]: 'agencyAnswer' }, ...(documentation ? { documentation } : {}),
  }));
  if (asked.length === 1) return { nodes: asked, flows: [], entry: asked[0]!.id, exits: [{ from: asked[0]!.id }], width: 1 };
  const [split, answered] = [`${id}-asked`, `${id}-answered`];
  return {
    nodes: [{ id: split, kind: 'parallel', name: '', col, row: 0 }, ...asked, { id: answered, kind: 'parallel', name: '', col: col + 1.9, row: 0 }],
    flows: asked.flatMap((node) => [flow(split, node.id), flow(node.id, answered)]),
    entry: split, exits: [{ from: answered }], width: 2.7, above: ((asked.length - 1) / 2) * 1.1 + 0.45,
  };
}

const answerOf = (id: string): string => `${id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}Answer`;
