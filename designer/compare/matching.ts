import { successors } from './order.ts';
import type { Picture, PictureNode } from './picture.ts';
import { stepOf } from './step.ts';

/** Which elements of the one are in the other (by id: the modeller keeps ids), and which of those stand elsewhere. */
export interface Matching {
  readonly added: readonly PictureNode[];
  readonly removed: readonly PictureNode[];
  readonly common: readonly { readonly before: PictureNode; readonly after: PictureNode }[];
  readonly moved: readonly string[];
  /** Elements after which the way leads elsewhere, and no addition, removal or move explains it. */
  readonly rerouted: readonly string[];
}

/** Beyond these a redesign is a new process, and the story would be no shorter; they keep a comparison of large models quick. */
const MOST_MOVES = 20;
const MOST_CANDIDATES = 60;

/**
 * "Moved" is the smallest story that explains the flows: an element is moved when looking through it (as if its way in were its
 * way out) makes at least two places agree again. Added and removed elements are looked through in the same way, so that moving
 * one task is one line and not three about sequence flows.
 */
export function matchingOf(before: Picture, after: Picture): Matching {
  const afterById = new Map(after.nodes.map((node) => [node.id, node]));
  const beforeById = new Map(before.nodes.map((node) => [node.id, node]));
  const common = before.nodes.flatMap((node) => { const other = afterById.get(node.id); return other ? [{ before: node, after: other }] : []; });
  const commonIds = new Set(common.map(({ before: { id } }) => id));
  const nextBefore = successors(before);
  const nextAfter = successors(after);
  const moved = new Set<string>();
  const differing = (alsoMoved?: string): string[] => {
    const opaque = (id: string): boolean => commonIds.has(id) && !moved.has(id) && id !== alsoMoved;
    return [...commonIds].filter(opaque).filter((id) => signature(id, nextBefore, opaque) !== signature(id, nextAfter, opaque));
  };
  let open = differing();
  while (open.length > 0 && moved.size < MOST_MOVES) {
    const candidates = new Set(open.flatMap((id) => [id, ...(nextBefore.get(id) ?? []), ...(nextAfter.get(id) ?? [])]).filter((id) => commonIds.has(id) && !moved.has(id)));
    const best = [...candidates].slice(0, MOST_CANDIDATES).map((id) => ({ id, left: differing(id), weight: weightOf(afterById.get(id)) })).sort((a, b) => a.left.length - b.left.length || a.weight - b.weight)[0];
    if (!best || open.length - best.left.length < 2) break;
    moved.add(best.id);
    open = best.left;
  }
  return {
    added: after.nodes.filter(({ id }) => !beforeById.has(id)), removed: before.nodes.filter(({ id }) => !afterById.has(id)), common, moved: [...moved],
    rerouted: open,
  };
}

/** The next elements that count, seen through those that do not. */
function signature(id: string, next: ReadonlyMap<string, readonly string[]>, opaque: (id: string) => boolean): string {
  const found = new Set<string>();
  const seen = new Set<string>();
  const queue = [...(next.get(id) ?? [])];
  for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    if (opaque(one)) found.add(one); else queue.push(...(next.get(one) ?? []));
  }
  return [...found].sort().join(' ');
}

/** Whoever tells the story says that the task moved, not the gateway beside it. */
const weightOf = (node: PictureNode | undefined): number => !node ? 3 : stepOf(node) ? 0 : node.jobType ? 1 : 2;
