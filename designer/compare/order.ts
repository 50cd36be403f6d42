import type { Picture, PictureNode } from './picture.ts';

/** Flow neighbours: sequence flows, and boundary events as if they followed the element they sit on. */
export function successors(picture: Picture): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>(picture.nodes.map(({ id }) => [id, []]));
  // The default flow is the "otherwise": it is told last.
  for (const flow of [...picture.flows].sort((a, b) => Number(a.isDefault) - Number(b.isDefault))) next.get(flow.from)?.push(flow.to);
  for (const node of picture.nodes) if (node.attachedTo) next.get(node.attachedTo)?.push(node.id);
  return next;
}

/** The nodes in the order in which one would tell them: starts first, a branch to its end before the next, joins after all their branches. Loops go forward only. */
export function orderedNodes(picture: Picture): readonly PictureNode[] {
  const next = successors(picture);
  const { finished } = walk(picture, next);
  const byId = new Map(picture.nodes.map((node) => [node.id, node]));
  return finished.reverse().flatMap((id) => byId.get(id) ?? []);
}

/** Flows `from→to` that close a loop, seen from the start. */
export function loopEdges(picture: Picture): ReadonlySet<string> {
  return walk(picture, successors(picture)).loops;
}

function walk(picture: Picture, next: ReadonlyMap<string, readonly string[]>): { finished: string[]; loops: Set<string> } {
  const finished: string[] = [];
  const loops = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string): void => {
    state.set(id, 'open');
    // Post-order reversed tells the last visited first: so the last branch is visited first.
    for (const follower of [...(next.get(id) ?? [])].reverse()) {
      if (state.get(follower) === 'open') loops.add(`${id}→${follower}`);
      else if (!state.has(follower)) visit(follower);
    }
    state.set(id, 'done');
    finished.push(id);
  };
  const starts = picture.nodes.filter(({ type }) => type === 'startEvent');
  const fromStart = reachable(starts.map(({ id }) => id), next);
  // What no start leads to is told last, hence visited first.
  const strays = picture.nodes.filter(({ id }) => !fromStart.has(id)).reverse();
  for (const { id } of [...strays, ...[...starts].reverse()]) if (!state.has(id)) visit(id);
  return { finished, loops };
}

export function reachable(from: readonly string[], next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const seen = new Set(from);
  const queue = [...from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const follower of next.get(id) ?? []) if (!seen.has(follower)) { seen.add(follower); queue.push(follower); }
  }
  return seen;
}
