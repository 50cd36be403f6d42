import { isKey } from '../../protocol/key.ts';
import type { VariableLookup } from '../../expression/variables.ts';
import type { Document } from '../../protocol/document.ts';
import type { ProcessInstanceValue } from '../../protocol/process-instance-value.ts';
import type { Key } from '../../protocol/record.ts';
import { variableKey } from '../state/composite-key.ts';
import type { StoredVariable } from '../state/family.ts';
import type { Work } from '../work.ts';
import { instanceOf } from './elements.ts';

/** Variables by name, each as JSON text: numbers keep all their digits on the way from expression to state. */
export type Texts = Readonly<Record<string, string>>;

export const textsOf = (document: Document): Texts => Object.fromEntries(Object.entries(document).map(([name, value]) => [name, JSON.stringify(value)]));
export const documentOf = (texts: Texts): Record<string, unknown> => Object.fromEntries(Object.entries(texts).map(([name, json]) => [name, JSON.parse(json)]));

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

export function mergeLocal(work: Work, scopeKey: Key, texts: Texts, owner: Owner): void {
  for (const [name, json] of Object.entries(texts)) setLocal(work, scopeKey, name, json, owner);
}

/**
 * Rule 21: each variable goes to the nearest scope upward that has it, else to the root.
 * Rule 22: where the nearest scope holds an equal value the variable is not consumed and climbs on.
 */
export function merge(work: Work, scopeKey: Key, texts: Texts, owner: Owner): void {
  const left = new Map(Object.entries(texts));
  let scope = scopeKey;
  for (let parent = parentScopeOf(work, scope); parent !== undefined && left.size > 0; parent = parentScopeOf(work, scope)) {
    for (const [name, json] of left) {
      const local = localOf(work, scope, name);
      if (!local || local.json === json) continue;
      write(work, 'UPDATED', local.key, scope, name, json, owner);
      left.delete(name);
    }
    scope = parent;
  }
  for (const [name, json] of left) setLocal(work, scope, name, json, owner);
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

/** The locals of one scope. */
export function localsOf(work: Work, scopeKey: Key): Texts {
  const locals: Record<string, string> = {};
  for (const { value } of work.state.list(work.unit, 'variable')) if (value.scopeKey === scopeKey) locals[value.name] = value.json;
  return locals;
}

/** All that is visible in a scope, nearest first; only the names asked for, if any are (rule 32). */
export function visibleIn(work: Work, scopeKey: Key, names: readonly string[] = [], byScope?: VariablesByScope): Texts {
  const visible: Record<string, string> = {};
  if (names.length > 0) {
    const lookup = lookupIn(work, scopeKey);
    for (const name of names) {
      const json = lookup(name);
      if (json !== undefined) visible[name] = json;
    }
    return visible;
  }
  const groups = byScope ?? groupByScope(work);
  for (let scope: Key | undefined = scopeKey; scope !== undefined; scope = parentScopeOf(work, scope)) {
    for (const { name, json } of groups.get(scope) ?? []) if (!(name in visible)) visible[name] = json;
  }
  return visible;
}

export type VariablesByScope = ReadonlyMap<Key, readonly StoredVariable[]>;

/** The variables of the unit at hand, sorted once for whoever asks for many scopes. */
export function groupByScope(work: Work): VariablesByScope {
  const byScope = new Map<Key, StoredVariable[]>();
  for (const { value } of work.state.list(work.unit, 'variable')) {
    const group = byScope.get(value.scopeKey);
    if (group) group.push(value);
    else byScope.set(value.scopeKey, [value]);
  }
  return byScope;
}
