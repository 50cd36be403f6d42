import type { Picture } from '../compare/picture.ts';

export interface Trouble { readonly elementId: string; readonly kind: 'stuck' | 'twice' }

/** Procedures have some dozens of states; whoever draws more than this many gets no verdict instead of a slow editor. */
const MOST_STATES = 5_000;

/**
 * Plays every choice of a flat model: a state is the set of sequence flows that hold a token. An activity may also leave by a
 * boundary event. @returns joins that can wait for ever, and elements that two tokens can enter by the same flow.
 */
export function play(picture: Picture): readonly Trouble[] {
  const incoming = group(picture, 'to');
  const outgoing = group(picture, 'from');
  const nodes = new Map(picture.nodes.map((node) => [node.id, node]));
  const boundary = new Map<string, string[]>();
  for (const { id, attachedTo } of picture.nodes) if (attachedTo) boundary.set(attachedTo, [...(boundary.get(attachedTo) ?? []), id]);
  const target = new Map(picture.flows.map(({ id, to }) => [id, to]));
  const trouble = new Map<string, Trouble>();
  const start = picture.nodes.find(({ type }) => type === 'startEvent');
  if (!start) return [];
  const first = new Set(outgoing.get(start.id) ?? []);
  const queue = [first];
  const seen = new Set([keyOf(first)]);

  const reach = (tokens: ReadonlySet<string>, taken: readonly string[], given: readonly string[]): void => {
    const after = new Set(tokens);
    for (const flow of taken) after.delete(flow);
    for (const flow of given) {
      if (after.has(flow)) { const elementId = target.get(flow) ?? ''; trouble.set(`twice ${elementId}`, { elementId, kind: 'twice' }); return; }
      after.add(flow);
    }
    const key = keyOf(after);
    if (!seen.has(key)) { seen.add(key); queue.push(after); }
  };

  for (let tokens = queue.pop(); tokens !== undefined && seen.size <= MOST_STATES; tokens = queue.pop()) {
    let moved = false;
    for (const flow of tokens) {
      const node = nodes.get(target.get(flow) ?? '');
      if (!node) continue;
      const out = outgoing.get(node.id) ?? [];
      if (node.type === 'parallelGateway') {
        const all = incoming.get(node.id) ?? [];
        if (!all.every((one) => tokens.has(one))) continue;
        moved = true;
        if (flow === all[0]) reach(tokens, all, out);
      } else {
        moved = true;
        if (node.type === 'exclusiveGateway' || node.type === 'eventBasedGateway') for (const one of out) reach(tokens, [flow], [one]);
        else reach(tokens, [flow], node.type === 'endEvent' ? [] : out);
        for (const event of boundary.get(node.id) ?? []) reach(tokens, [flow], outgoing.get(event) ?? []);
      }
    }
    if (!moved && tokens.size > 0) for (const flow of tokens) { const elementId = target.get(flow) ?? ''; trouble.set(`stuck ${elementId}`, { elementId, kind: 'stuck' }); }
  }
  return [...trouble.values()];
}

function group(picture: Picture, end: 'from' | 'to'): ReadonlyMap<string, readonly string[]> {
  const grouped = new Map<string, string[]>();
  for (const flow of picture.flows) grouped.set(flow[end], [...(grouped.get(flow[end]) ?? []), flow.id]);
  return grouped;
}
const keyOf = (tokens: ReadonlySet<string>): string => [...tokens].sort().join(' ');
