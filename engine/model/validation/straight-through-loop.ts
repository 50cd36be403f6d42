import type { ExecutableProcess, FlowNode } from '../executable.ts';

/** Elements that a token passes without waiting for anybody. As in Zeebe intermediate throw events are not among them, and an end event of any kind is. */
const AUTOMATIC: ReadonlySet<string> = new Set(['TASK', 'MANUAL_TASK', 'EXCLUSIVE_GATEWAY', 'INCLUSIVE_GATEWAY', 'PARALLEL_GATEWAY', 'SUB_PROCESS', 'CALL_ACTIVITY', 'START_EVENT', 'END_EVENT']);
/** A loop counts only when one of these leads to it. */
const LOOPING: ReadonlySet<string> = new Set(['TASK', 'MANUAL_TASK', 'CALL_ACTIVITY']);

const LOOP = 'Processes are not allowed to contain a straight-through processing loop';

/**
 * Rule 108: a loop of only automatic elements would never end. The ids of the loop, first and last the same; undefined when there is none.
 * `together`: the processes deployed at once, through whose call activities a loop may lead. `settled`: nodes from which no loop can be reached, shared between them.
 */
export function straightThroughLoop(process: ExecutableProcess, together: readonly ExecutableProcess[] = [process], settled = new Set<FlowNode>()): readonly string[] | undefined {
  const byId = startsById(together);
  const starts = [...process.elements.values()].map((element) => (element.elementType === 'MULTI_INSTANCE_BODY' ? element.inner : element)).filter((element) => LOOPING.has(element.elementType));
  for (const start of starts.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const loop = walk(byId, start as FlowNode, settled);
    if (loop) return loop;
  }
  return undefined;
}

export function straightThroughLoopReport(process: ExecutableProcess, together: readonly ExecutableProcess[], settled?: Set<FlowNode>): string | undefined {
  const loop = straightThroughLoop(process, together, settled);
  return loop && `- Process: ${process.bpmnProcessId}\n    - ERROR: ${LOOP}: ${loop.join(' > ')}\n`;
}

type Starts = ReadonlyMap<string, FlowNode | undefined>;

/** Of two processes of one id the first counts. */
const known = new WeakMap<readonly ExecutableProcess[], Starts>();
function startsById(together: readonly ExecutableProcess[]): Starts {
  const starts = known.get(together) ?? new Map(together.toReversed().map(({ bpmnProcessId, root }) => [bpmnProcessId, root.noneStartEvent]));
  known.set(together, starts);
  return starts;
}

/** Depth first with a list of its own: models may be long. */
function walk(starts: Starts, start: FlowNode, settled: Set<FlowNode>): readonly string[] | undefined {
  const path: { node: FlowNode; next: readonly FlowNode[]; at: number }[] = [];
  const onPath = new Set<FlowNode>();
  const enter = (node: FlowNode): void => { path.push({ node, next: successors(starts, node), at: 0 }); onPath.add(node); };
  if (!settled.has(start)) enter(start);
  while (path.length > 0) {
    const top = path.at(-1)!;
    const next = top.next[top.at++];
    if (!next) {
      settled.add(top.node);
      onPath.delete(top.node);
      path.pop();
    } else if (onPath.has(next)) {
      const from = path.findIndex(({ node }) => node === next);
      return [...path.slice(from).map(({ node }) => node.id), next.id];
    } else if (!settled.has(next)) enter(next);
  }
  return undefined;
}

/**
 * Where a token goes on at once. A sub-process leads to its start, its end leads out; a call activity leads to the start of a process deployed with it, and not back.
 * Of what is repeated the body carries the flows: the end of a repeated sub-process leads nowhere, a repeated task at the end of its scope does not lead out of it.
 */
function successors(starts: Starts, node: FlowNode): readonly FlowNode[] {
  if (!AUTOMATIC.has(node.elementType)) return [];
  switch (node.elementType) {
    case 'SUB_PROCESS': return node.noneStartEvent ? [node.noneStartEvent] : [];
    case 'CALL_ACTIVITY': {
      const called = node.calledProcessId.kind === 'static' ? node.calledProcessId.text : undefined;
      const start = called === undefined ? undefined : starts.get(called);
      return start ? [start] : [];
    }
    default: return node.outgoing.length > 0 ? targets(node) : node.flowScope.elementType === 'PROCESS' ? [] : targets(node.flowScope);
  }
}

/** Of what is repeated the inner activity stands in the loop, not its body. */
const targets = (node: FlowNode): readonly FlowNode[] => node.outgoing.map(({ target }) => (target.elementType === 'MULTI_INSTANCE_BODY' ? target.inner : target));
