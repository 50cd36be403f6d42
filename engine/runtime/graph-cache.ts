import type { ExecutableProcess } from '../model/executable.ts';
import { parseProcess } from '../model/parse.ts';
import type { Key } from '../protocol/record.ts';
import { createRecentlyUsed } from './recently-used.ts';
import { definitionUnit } from './state/unit-id.ts';
import type { State } from './state/overlay.ts';

/** Graphs in memory at once: several thousand procedures are deployed, a morning's work touches some dozens of them. */
const LIMIT = 500;

export interface GraphCache {
  get(state: State, processDefinitionKey: Key): ExecutableProcess;
  /** The graph of a definition that is being deployed. It replaces what a step that came to nothing has left under the same key. */
  put(processDefinitionKey: Key, graph: ExecutableProcess): void;
}

/** Definition key → executable graph, parsed from the stored XML when first asked for. */
export function createGraphCache(limit = LIMIT): GraphCache {
  const graphs = createRecentlyUsed<Key, ExecutableProcess>(limit);
  return {
    put: (key, graph) => void graphs.put(key, graph),
    get: (state, key) => graphs.get(key, () => {
      const definition = state.get(definitionUnit(key), 'definition', key);
      const graph = definition && parseProcess(definition.resource, definition.bpmnProcessId);
      if (!graph) throw new Error(`Expected to find process definition with key '${key}', but ${definition ? 'its resource does not hold the process' : 'none is stored'}`);
      return graph;
    }),
  };
}
