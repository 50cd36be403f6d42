import type { ExecutableProcess, FlowNode, Scope } from '../executable.ts';

/** Elements that a token passes without waiting for anybody. */
const AUTOMATIC: ReadonlySet<string> = new Set(['TASK', 'MANUAL_TASK', 'EXCLUSIVE_GATEWAY', 'INCLUSIVE_GATEWAY', 'PARALLEL_GATEWAY', 'SUB_PROCESS', 'CALL_ACTIVITY', 'START_EVENT', 'END_EVENT', 'INTERMEDIATE_THROW_EVENT', 'MULTI_INSTANCE_BODY']);

const LOOP = 'Processes are not allowed to contain a straight-through processing loop';

/** Rule 108: a loop of only automatic elements would never end. The ids of the loop, first and last the same; undefined when there is none. */
export function straightThroughLoop(process: ExecutableProcess): readonly string[] | undefined {
  const settled = new Set<FlowNode>();
  for (const element of process.elements.values()) {
    if (element.elementType !== 'TASK' && element.elementType !== 'MANUAL_TASK' && element.elementType !== 'CALL_ACTIVITY' && element.elementType !== 'MULTI_INSTANCE_BODY' && element.elementType !== 'SUB_PROCESS') continue;
    const loop = walk(process, element as FlowNode, settled);
    if (loop) return loop;
  }
  return undefined;
}

export function straightThroughLoopReport(process: ExecutableProcess): string | undefined {
  const loop = straightThroughLoop(process);
  return loop && `- Process: ${process.bpmnProcessId}\n    - ERROR: ${LOOP}: ${loop.join(' > ')}\n`;
}

/** Depth first with a list of its own: models may be long. */
function walk(process: ExecutableProcess, start: FlowNode, settled: Set<FlowNode>): readonly string[] | undefined {
  const path: { node: FlowNode; next: readonly FlowNode[]; at: number }[] = [];
  const onPath = new Set<FlowNode>();
  const enter = (node: FlowNode): void => { path.push({ node, next: successors(process, node), at: 0 }); onPath.add(node); };
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

/** Where a token goes on at once. A sub-process leads to its start, its end leads out; a call activity that calls its own process leads to the process's start. */
function successors(process: ExecutableProcess, node: FlowNode): readonly FlowNode[] {
  const inner = node.elementType === 'MULTI_INSTANCE_BODY' ? node.inner : node;
  if (!AUTOMATIC.has(inner.elementType)) return [];
  if (inner.elementType === 'INTERMEDIATE_THROW_EVENT' && (inner.job || inner.eventType === 'COMPENSATION')) return [];
  if (inner.elementType === 'SUB_PROCESS') return inner.noneStartEvent ? [inner.noneStartEvent] : [];
  if (inner.elementType === 'CALL_ACTIVITY') {
    const { calledProcessId } = inner;
    return calledProcessId.kind === 'static' && calledProcessId.text === process.bpmnProcessId && process.root.noneStartEvent ? [process.root.noneStartEvent] : [];
  }
  if (inner.elementType === 'INTERMEDIATE_THROW_EVENT' && inner.link) return [inner.link.target];
  if (inner.elementType === 'END_EVENT' || node.outgoing.length === 0) return inner.elementType === 'END_EVENT' && inner.eventType !== 'NONE' ? [] : leaving(node.flowScope as Scope);
  return node.outgoing.map((flow) => flow.target);
}

function leaving(scope: Scope): readonly FlowNode[] {
  if (scope.elementType !== 'SUB_PROCESS') return [];
  const outer = scope.flowScope.elementType === 'MULTI_INSTANCE_BODY' ? scope.flowScope : scope;
  return outer.outgoing.map((flow) => flow.target);
}
