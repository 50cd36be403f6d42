import type { DecisionGraph } from '../model/decision/graph.ts';
import { readDecisionGraph } from '../model/decision/read-graph.ts';
import type { Key } from '../protocol/record.ts';
import { createRecentlyUsed } from './recently-used.ts';
import { decisionRequirementsUnit } from './state/unit-id.ts';
import type { State } from './state/overlay.ts';

const LIMIT = 200;

export type DecisionCache = (state: State, decisionRequirementsKey: Key) => DecisionGraph;

/** Key of a DMN file → its graph, read from the stored XML when first asked for. */
export function createDecisionCache(limit = LIMIT): DecisionCache {
  const graphs = createRecentlyUsed<Key, DecisionGraph>(limit);
  return (state, key) => graphs.get(key, () => {
    const stored = state.get(decisionRequirementsUnit(key), 'decision-requirements', key);
    const read = stored && readDecisionGraph(stored.resource);
    if (!read?.ok) throw new Error(`Expected to find decision requirements with key '${key}', but ${read ? read.failure.message : 'none are stored'}`);
    return read.graph;
  });
}
