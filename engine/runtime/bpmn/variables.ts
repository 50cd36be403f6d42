import { isKey } from '../../protocol/key.ts';
import type { VariableLookup } from '../../expression/variables.ts';
import type { Document } from '../../protocol/document.ts';
import { readJson, writeJson } from '../../protocol/json.ts';
import type { ProcessInstanceValue } from '../../protocol/process-instance-value.ts';
import type { Key } from '../../protocol/record.ts';
import { variableKey } from '../state/composite-key.ts';
import type { StoredVariable } from '../state/family.ts';
import type { Work } from '../work.ts';
import { documentOrder } from './document-order.ts';
import type { Origin } from './document-order.ts';
import { instanceOf } from './elements.ts';
import { byStoredName } from './stored-name-order.ts';

/** Variables by name, in the order of their document, each as JSON text: numbers keep all their digits on the way from expression to state. */
export type Texts = ReadonlyMap<string, string>;

export const textsOf = (document: Document): Texts => new Map(Object.entries(document).map(([name, value]) => [name, writeJson(value)]));
export const documentOf = (texts: Texts): Document => Object.fromEntries([...texts].map(([name, json]) => [name, readJson(json)]));

/** Whose variables: the process, definition and instance that the records name. */
type Owner = Pick<ProcessInstanceValue, 'bpmnProcessId' | 'processDefinitionKey' | 'processInstanceKey' | 'tenantId'>;

const localOf = (work: Work, scopeKey: Key, name: string) => work.state.get(work.unit, 'variable', variableKey(scopeKey, name));
const parentScopeOf = (work: Work, scopeKey: Key): Key | undefined => {
  const parent = instanceOf(work, scopeKey)?.value.flowScopeKey;
  return isKey(parent) ? parent : undefined;
};

function write(work: Work, intent: 'CREATED' | 'UPDATED', key: Key, scopeKey: Key, name: string, json: string, owner: Owner): void {
  const { bpmnProcessId, processDefinitionKey, processInstanceKey, tenantId } = owner;
  work.event('VARIABLE', intent, key, { name, value: json, scopeKey, processInstanceKey, processDefinitionKey, bpmnProcessId, tenantId });
}

/** Sets one variable in exactly that scope. An equal value writes nothing (rule 30). */
export function setLocal(work: Work, scopeKey: Key, name: string, json: string, owner: Owner): void {
  const before = localOf(work, scopeKey, name);
  if (!before) write(work, 'CREATED', work.nextKey(), scopeKey, name, json, owner);
  else if (before.json !== json) write(work, 'UPDATED', before.key, scopeKey, name, json, owner);
}

export function mergeLocal(work: Work, scopeKey: Key, texts: Texts, owner: Owner, origin: Origin = 'given'): void {
  // One has no order, and most steps bring one or none.
  if (texts.size < 2) {
    for (const [name, json] of texts) setLocal(work, scopeKey, name, json, owner);
    return;
  }
  documentOrder(texts, origin).visit((name, json) => {
    setLocal(work, scopeKey, name, json, owner);
    return false;
  });
}

/**
 * Rule 21: each variable goes to the nearest scope upward that has it, else to the root.
 * Rule 22: where the nearest scope holds an equal value the variable is not consumed and climbs on.
 */
export function merge(work: Work, scopeKey: Key, texts: Texts, owner: Owner, origin: Origin = 'given'): void {
  if (texts.size === 0) return;
  const left = documentOrder(texts, origin);
  let scope = scopeKey;
  for (let parent = parentScopeOf(work, scope); parent !== undefined && left.size() > 0; parent = parentScopeOf(work, scope)) {
    const from = scope;
    left.visit((name, json) => {
      const local = localOf(work, from, name);
      if (!local || local.json === json) return false;
      write(work, 'UPDATED', local.key, from, name, json, owner);
      return true;
    });
    scope = parent;
  }
  left.visit((name, json) => {
    setLocal(work, scope, name, json, owner);
    return false;
  });
}

/** What an expression in that scope sees: nearest scope first; `undefined` for what is nowhere. */
export function lookupIn(work: Work, scopeKey: Key): VariableLookup {
  return (name) => {
    for (let scope: Key | undefined = scopeKey; scope !== undefined; scope = parentScopeOf(work, scope)) {
      const local = localOf(work, scope, name);
      if (local) return local.json;
    }
    return undefined;
  };
}

/** The variables of one scope, in the order in which Zeebe's database has them. */
export const variablesOf = (work: Work, scopeKey: Key): readonly StoredVariable[] => Array.from(work.state.owned(work.unit, 'variable', scopeKey), ({ value }) => value).sort(byStoredName);

export const localsOf = (work: Work, scopeKey: Key): Texts => new Map(variablesOf(work, scopeKey).map(({ name, json }) => [name, json]));

/** All that is visible in a scope, nearest first; only the names asked for, if any are (rule 32). In the same order. */
export function visibleIn(work: Work, scopeKey: Key, names: readonly string[] = [], byScope?: VariablesByScope): Texts {
  const visible = new Map<string, string>();
  const asked = names.length > 0 ? new Set(names) : undefined;
  for (let scope: Key | undefined = scopeKey; scope !== undefined; scope = parentScopeOf(work, scope)) {
    for (const { name, json } of variablesIn(work, scope, byScope)) if (!visible.has(name) && asked?.has(name) !== false) visible.set(name, json);
    if (asked && visible.size === asked.size) break;
  }
  return visible;
}

/** Of scopes that have been asked for: jobs of one instance share most of them. */
export type VariablesByScope = Map<Key, readonly StoredVariable[]>;

function variablesIn(work: Work, scopeKey: Key, byScope: VariablesByScope | undefined): readonly StoredVariable[] {
  const known = byScope?.get(scopeKey);
  if (known) return known;
  const found = variablesOf(work, scopeKey);
  byScope?.set(scopeKey, found);
  return found;
}
