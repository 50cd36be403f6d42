import { loopEdges, successors } from './order.ts';
import type { Picture, PictureNode } from './picture.ts';
import { stepOf } from './step.ts';

/**
 * The quickest way on which a dossier is granted: the one with the fewest steps. Branches for supplements, refusals and special
 * cases are not on it, so that adding a safeguard does not look like adding work for everybody; `mostSteps` tells the other end of the range.
 * A model that issues no result by itself (how it ran before): the way to the end that takes the most steps, by its shortest way.
 * Between a parallel fork and its join all branches belong to it. In flow order.
 */
export function mainPath(picture: Picture): readonly PictureNode[] {
  const nodes = new Map(picture.nodes.map((node) => [node.id, node]));
  const loops = loopEdges(picture);
  const next = new Map([...successors(picture)].map(([from, all]) => [from, all.filter((to) => !loops.has(`${from}→${to}`))]));
  const start = picture.nodes.find(({ type }) => type === 'startEvent');
  if (!start) return [];
  const fromStart = cheapest(start.id, next, nodes);
  const granted = picture.nodes.filter(({ jobType, headers }) => jobType === 'issue-result' && headers['outcome'] === 'granted').filter(({ id }) => fromStart.cost.has(id)).sort((a, b) => (fromStart.cost.get(a.id) ?? 0) - (fromStart.cost.get(b.id) ?? 0))[0];
  const onward = granted ? cheapest(granted.id, next, nodes) : fromStart;
  const ends = picture.nodes.filter(({ id, type }) => type === 'endEvent' && onward.cost.has(id));
  const costOf = ({ id }: PictureNode): number => onward.cost.get(id) ?? 0;
  const end = [...ends].sort((a, b) => granted ? costOf(a) - costOf(b) : costOf(b) - costOf(a))[0];
  const ids = [...(granted ? wayTo(granted.id, fromStart.previous) : []), ...(end ? wayTo(end.id, onward.previous) : [])];
  return withParallelBranches([...new Set(ids)], next, nodes).flatMap((id) => nodes.get(id) ?? []);
}

/** Steps on the longest way on which a dossier is granted without a supplement and without being sent back; at least those of the quickest. */
export function mostSteps(picture: Picture): number {
  const quickest = mainPath(picture);
  const nodes = new Map(picture.nodes.map((node) => [node.id, node]));
  const loops = loopEdges(picture);
  const next = new Map([...successors(picture)].map(([from, all]) => [from, all.filter((to) => !loops.has(`${from}→${to}`))]));
  const isGranted = (node: PictureNode): boolean => node.jobType === 'issue-result' && node.headers['outcome'] === 'granted';
  const goal = quickest.find(isGranted) ? isGranted : (node: PictureNode): boolean => node.id === quickest.at(-1)?.id;
  const known = new Map<string, number>();
  // Steps from here on, or -Infinity where no granted end follows. `passed` the result: any end will do.
  const from = (id: string, passed: boolean): number => {
    const key = `${id} ${String(passed)}`, node = nodes.get(id), before = known.get(key);
    if (before !== undefined) return before;
    if (!node) return -Infinity;
    const step = stepOf(node), reached = passed || goal(node);
    if (step?.kind === 'applicant') return -Infinity;
    const onward = (next.get(id) ?? []).map((to) => from(to, reached));
    const best = (step ? 1 : 0) + (onward.length > 0 ? Math.max(...onward) : reached ? 0 : -Infinity);
    known.set(key, best);
    return best;
  };
  const start = quickest[0];
  return Math.max(start ? from(start.id, false) : 0, quickest.filter((node) => stepOf(node) !== null).length);
}

/** Dijkstra; a step of a person weighs 1, waiting for the applicant 5 (it is no part of an ordinary case), all else next to nothing. */
function cheapest(from: string, next: ReadonlyMap<string, readonly string[]>, nodes: ReadonlyMap<string, PictureNode>): { readonly cost: ReadonlyMap<string, number>; readonly previous: ReadonlyMap<string, string> } {
  const cost = new Map([[from, 0]]), previous = new Map<string, string>(), open = new Set([from]);
  while (open.size > 0) {
    const id = [...open].reduce((best, one) => (cost.get(one) ?? 0) < (cost.get(best) ?? 0) ? one : best);
    open.delete(id);
    for (const to of next.get(id) ?? []) {
      const node = nodes.get(to), step = node && stepOf(node);
      const there = (cost.get(id) ?? 0) + (step ? step.kind === 'applicant' ? 5 : 1 : 0.001);
      if (there < (cost.get(to) ?? Infinity)) { cost.set(to, there); previous.set(to, id); open.add(to); }
    }
  }
  return { cost, previous };
}

function wayTo(id: string, previous: ReadonlyMap<string, string>): string[] {
  const way = [id];
  for (let one = previous.get(id); one !== undefined; one = previous.get(one)) way.unshift(one);
  return way;
}

function withParallelBranches(way: readonly string[], next: ReadonlyMap<string, readonly string[]>, nodes: ReadonlyMap<string, PictureNode>): readonly string[] {
  const found = new Set<string>();
  way.forEach((id, index) => {
    found.add(id);
    if (nodes.get(id)?.type !== 'parallelGateway' || (next.get(id) ?? []).length < 2) return;
    const join = way.slice(index + 1).find((one) => nodes.get(one)?.type === 'parallelGateway');
    const queue = [...(next.get(id) ?? [])];
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) if (one !== join && !found.has(one)) { found.add(one); queue.push(...(next.get(one) ?? [])); }
  });
  return [...found];
}
