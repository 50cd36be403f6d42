import type { Random } from '../../demo/random.ts';
import type { Open } from './open.ts';
import { ERRORS, START_VARIABLES, namesOf } from './random-process.ts';
import type { RandomModel } from './random-process.ts';

/** The same to both engines: `request` asks for keys by the names that both share. */
export interface Action { readonly what: string; readonly rpc: string; readonly request: (open: Open) => object }

/** Longer than all the hours that pass in a run: the oracle's clock moves, its commands' time stamps do not, so a message of an hour would be gone at the next of its sweeps, once a minute. */
const LONG_MS = 400 * 86_400_000;
const VARIABLES = [{}, { done: true }, { missing: true }, { item: 'new', out: { a: 1 } }, { items: [] }, { k: null }, { n: 4, given: { deep: 'x' } }, { items: [2, null] }];

const json = JSON.stringify;
const complete = (job: string, variables: object): Action => ({ what: `complete ${job} ${json(variables)}`, rpc: 'CompleteJob', request: ({ jobs }) => ({ jobKey: jobs.get(job), variables: json(variables) }) });
const resolve = (incident: string): Action => ({ what: `resolve ${incident}`, rpc: 'ResolveIncident', request: ({ incidents }) => ({ incidentKey: incidents.get(incident)?.key }) });

/** The n-th version: each is told from the one before it, and every second has other ids. */
export function deployment({ id, xml, dmn }: RandomModel, version: number): Action {
  const changed = (version % 2 === 0 ? xml.replace(RENAMED, '$1x') : xml).replace('targetNamespace="random"', `targetNamespace="random-${version}"`);
  return { what: `deploy ${version}`, rpc: 'DeployResource', request: () => ({ resources: [{ name: `${id}.bpmn`, content: Buffer.from(changed) }, { name: `${id}.dmn`, content: Buffer.from(dmn) }] }) };
}
const RENAMED = /\b([tv]\d+)\b/g;
const idIn = (version: number, elementId: string): string => elementId.replace(/x$/, '').replace(RENAMED, version % 2 === 0 ? '$1x' : '$1');

const elementIdsOf = ({ xml }: RandomModel): readonly string[] => [...xml.matchAll(/<(?!process|definitions|message|signal|error|escalation|sequenceFlow|association)\w+ id="([a-z]+\d+)"/g)].map(([, id = '']) => id).filter((id) => !id.startsWith('d'));

/** From the start, or from elements anywhere. */
export function creation(random: Random, model: RandomModel): Action {
  // Start and boundary events are refused: once in a while will do.
  const ids = elementIdsOf(model).filter((id) => random.chance(0.02) || !/^[sb]\d/.test(id));
  const starts = random.chance(0.15) ? Array.from({ length: random.between(1, 2) }, () => random.pick(ids)) : [];
  return { what: `create ${starts.join(' ')}`, rpc: 'CreateProcessInstance', request: () => ({ bpmnProcessId: model.id, version: -1, variables: json(START_VARIABLES), startInstructions: starts.map((elementId) => ({ elementId })) }) };
}

export function randomAction(random: Random, open: Open, model: RandomModel, seed: number): Action {
  const any = (names: Iterable<string>): string | undefined => {
    const sorted = [...names].sort();
    return sorted.length > 0 ? random.pick(sorted) : undefined;
  };
  const [job, incident, element] = [any(open.jobs.keys()), any(open.incidents.keys()), any(open.elements.keys())];
  const variables = random.chance(0.2) ? { n: random.between(0, 9) } : random.pick(VARIABLES);
  const ways: [number, () => Action | undefined][] = [
    [60, () => job === undefined ? undefined : complete(job, variables)],
    [5, () => job === undefined ? undefined : { what: `fail ${job}`, rpc: 'FailJob', request: ({ jobs }) => ({ jobKey: jobs.get(job), retries: 0, errorMessage: 'failed on purpose' }) }],
    [4, () => {
      const retryBackOff = random.pick([0, 0, LONG_MS]);
      return job === undefined ? undefined : { what: `fail ${job} but try again in ${retryBackOff} ms`, rpc: 'FailJob', request: ({ jobs }) => ({ jobKey: jobs.get(job), retries: 2, retryBackOff, errorMessage: 'not yet' }) };
    }],
    [2, () => {
      const retries = random.between(0, 5);
      return job === undefined ? undefined : { what: `give ${job} ${retries} retries`, rpc: 'UpdateJobRetries', request: ({ jobs }) => ({ jobKey: jobs.get(job), retries }) };
    }],
    [8, () => {
      const errorCode = random.pick([...ERRORS, ...ERRORS, 'E3']);
      // A throw event's job: there the real one fails with an exception (a bug of 8.5.0), ours throws the error.
      return job === undefined || /^[we]/.test(job) ? undefined : { what: `throw ${errorCode} at ${job} ${json(variables)}`, rpc: 'ThrowError', request: ({ jobs }) => ({ jobKey: jobs.get(job), errorCode, errorMessage: 'thrown on purpose', variables: json(variables) }) };
    }],
    [14, () => incident === undefined ? undefined : resolve(incident)],
    [4, () => ({ what: `set ${json(variables)}`, rpc: 'SetVariables', request: ({ instance }) => ({ elementInstanceKey: instance, variables: json(variables), local: false }) })],
    [4, () => {
      const local = random.chance(0.5);
      return element === undefined ? undefined : { what: `set ${json(variables)} ${local ? 'local' : 'from'} ${element}`, rpc: 'SetVariables', request: ({ elements }) => ({ elementInstanceKey: elements.get(element)?.key, variables: json(variables), local }) };
    }],
    [9, () => {
      const [name, timeToLive] = [random.pick(namesOf(seed).messages), random.pick([0, 0, LONG_MS])];
      return { what: `publish ${name} for ${timeToLive} ms`, rpc: 'PublishMessage', request: () => ({ name, correlationKey: 'k1', timeToLive, variables: json(variables) }) };
    }],
    [7, () => {
      const signalName = random.pick(namesOf(seed).signals);
      return { what: `broadcast ${signalName}`, rpc: 'BroadcastSignal', request: () => ({ signalName, variables: json(variables) }) };
    }],
    [4, () => modification(random, open, model, variables)],
    [2, () => open.version < 4 ? deployment(model, open.version + 1) : undefined],
    [3, () => open.version > 1 ? migration(random, open) : undefined],
    [1, () => deletion(random, open)],
  ];
  for (;;) {
    let dice = random.next() * ways.reduce((sum, [weight]) => sum + weight, 0);
    const chosen = ways.find(([weight]) => (dice -= weight) < 0)?.[1]();
    if (chosen) return chosen;
  }
}

/** Tokens put and taken by hand; what cannot be is refused by both. */
function modification(random: Random, { elements, version }: Open, model: RandomModel, variables: object): Action {
  const [ids, names] = [elementIdsOf(model), [...elements.keys()].sort()];
  const some = <T>(most: number, from: readonly T[]): readonly T[] => (from.length === 0 ? [] : Array.from({ length: random.between(0, most) }, () => random.pick(from)));
  const activated = some(2, ids).map((id) => idIn(version, id));
  const [terminated, ancestor] = [some(2, names), random.chance(0.2) ? random.pick(names) : ''];
  const scoped = random.pick(['', activated[0] ?? '', random.pick(ids)]);
  return {
    what: `modify +[${activated.join(' ')}] -[${terminated.join(' ')}] under ${ancestor} with ${json(variables)} at ${scoped}`, rpc: 'ModifyProcessInstance',
    request: ({ instance, elements: theirs }) => ({
      processInstanceKey: instance, terminateInstructions: terminated.map((name) => ({ elementInstanceKey: theirs.get(name)?.key })),
      activateInstructions: activated.map((elementId) => ({ elementId, ancestorElementInstanceKey: theirs.get(ancestor)?.key ?? '-1', variableInstructions: [{ variables: json(variables), scopeId: scoped }] })),
    }),
  };
}

/** Onto the latest version, with each active element mapped, or all but one. */
function migration(random: Random, { elements, instance, definitions, version }: Open): Action | undefined {
  const active = [...new Set([...elements.values()].filter(({ type, processInstanceKey }) => type !== 'PROCESS' && processInstanceKey === instance).map(({ elementId }) => elementId))].sort();
  const left = random.chance(0.15) ? random.pick(active) : undefined;
  const target = [...definitions.keys()].find((name) => !name.includes('-') && name.endsWith(` ${version}`));
  if (target === undefined) return undefined;
  const mappingInstructions = active.filter((id) => id !== left).map((id) => ({ sourceElementId: id, targetElementId: idIn(version, id) }));
  return { what: `migrate to ${target} without ${left}`, rpc: 'MigrateProcessInstance', request: (open) => ({ processInstanceKey: open.instance, migrationPlan: { targetProcessDefinitionKey: open.definitions.get(target), mappingInstructions } }) };
}

function deletion(random: Random, { definitions }: Open): Action | undefined {
  if (definitions.size === 0) return undefined;
  const name = random.pick([...definitions.keys()].sort());
  return { what: `delete ${name}`, rpc: 'DeleteResource', request: (open) => ({ resourceKey: open.definitions.get(name) }) };
}

/** What brings an instance nearer to its end. */
export function finishingAction({ jobs, incidents }: Open): Action | undefined {
  const [job] = [...jobs.keys()].sort();
  if (job !== undefined) return complete(job, {});
  const withJob = [...incidents].find(([, { jobKey }]) => jobKey !== '-1');
  return withJob && resolve(withJob[0]);
}

/** Once the instance has ended. */
export const lastAction = (random: Random, open: Open): Action | undefined => (random.chance(0.1) ? deletion(random, open) : undefined);
