import { createRandom } from '../../demo/random.ts';
import type { Random } from '../../demo/random.ts';
import { element, text } from './bpmn-writer.ts';
import type { Scope } from './bpmn-writer.ts';
import { randomDecisions } from './random-decisions.ts';
import { eventBlocks } from './random-events.ts';

/** One way in, one way out, both already in the scope. */
export interface Block { readonly first: string; readonly last: string }
export type MakeBlock = (scope: Scope, depth: number) => Block;

/** What a process is made with: the dice, fresh ids, and the references that stand beside the process. */
export interface Maker {
  readonly random: Random;
  id(prefix: string): string;
  block: MakeBlock;
  /** Adds a message, signal, error or escalation to the definitions; the same one again has the same id. */
  reference(kind: 'message' | 'signal' | 'error' | 'escalation', name: string): string;
  readonly messages: readonly string[];
  readonly signals: readonly string[];
  /** Whether what is being made may call. */
  calling: boolean;
  /** The process that call activities call. */
  readonly called: string;
  /** The decisions that business rule tasks call. */
  readonly decisions: readonly string[];
  /** What a process or sub-process holds: from a start event through one block to an end. */
  fill(scope: Scope, depth: number, eventSubProcesses?: boolean): void;
  /** Input and output mappings, or nothing. */
  mappings(): string;
}

/** What is published in one run must not reach another: names end with its seed. */
export const namesOf = (seed: number): { readonly messages: readonly string[]; readonly signals: readonly string[] } => ({ messages: [`m1-${seed}`, `m2-${seed}`], signals: [`s1-${seed}`, `s2-${seed}`] });
export const ERRORS = ['E1', 'E2'] as const;
const decisionsOf = (seed: number): readonly string[] => [`d1-${seed}`, `d2-${seed}`];
export const ESCALATIONS = ['X1', 'X2'] as const;
/** What every instance starts with; conditions, mappings and collections read these. */
export const START_VARIABLES = { k: 'k1', n: 3, yes: true, no: false, items: [1, 'hai', { a: 3 }] };

const CONDITIONS = ['=yes', '=no', '=n &gt; 2', '=n &gt; 5', '=done = true', '=not(no)', '=count(items) = 3', '=missing', '=null', '=k', '=list contains(items, k)'];
const EXPRESSIONS = ['=n + 1', '=k', '=items', '=items[1]', '={a: n, b: k}', '=if yes then "y" else "z"', '=missing', 'static', '=0.1 + 0.2', '=string(n) + k', '=null', '=[n, null]', '={a: {b: null}}', '=k + n', '=n / 0', '=given', '=given.deep', '=item'];
const FEEL = EXPRESSIONS.filter((each) => each.startsWith('='));

export interface RandomModel {
  readonly id: string;
  readonly xml: string;
  /** The decisions, deployed together with the process. */
  readonly dmn: string;
}

/** Two processes: `id`, and what its call activities call; and two decisions. */
export function randomProcess(seed: number): RandomModel {
  const random = createRandom(seed);
  const [id, called] = [`p${seed}`, `p${seed}-called`];
  const references = new Map<string, string>();
  let n = 0;
  const maker: Maker = {
    random, called, calling: true, decisions: decisionsOf(seed), ...namesOf(seed),
    id: (prefix) => `${prefix}${++n}`,
    fill: (scope, depth, eventSubProcesses) => fill(scope, depth, eventSubProcesses),
    mappings() {
      const each = (tag: string, sources: readonly string[], targets: readonly string[]): string =>
        random.chance(0.25) ? Array.from({ length: random.between(1, 2) }, () => `<zeebe:${tag} source="${text(random.pick(sources))}" target="${random.pick(targets)}"/>`).join('') : '';
      const all = each('input', EXPRESSIONS, ['given', 'n', 'given.deep', 'given.deep.er']) + each('output', FEEL, ['out', 'k2', 'out.deep', 'items']);
      return all && `<zeebe:ioMapping>${all}</zeebe:ioMapping>`;
    },
    block: (scope, depth) => {
      const kinds: readonly MakeBlock[] = depth > 0 ? [task, task, sequence, sequence, exclusive, parallel, inclusive, subProcess, repeated, ...events] : [task, task, ...leaves];
      return random.pick(kinds)(scope, depth);
    },
    reference(kind, name) {
      const reference = `${kind}-${name}`;
      const inner = kind === 'message' ? '<extensionElements><zeebe:subscription correlationKey="=k"/></extensionElements>' : '';
      const code = kind === 'error' ? ` errorCode="${name}"` : kind === 'escalation' ? ` escalationCode="${name}"` : '';
      references.set(reference, `<${kind} id="${reference}" name="${name}"${code}>${inner}</${kind}>`);
      return reference;
    },
  };
  const { leaves, events, attach } = eventBlocks(maker);
  const task: MakeBlock = (scope, depth) => {
    const tag = random.pick(['serviceTask', 'serviceTask', 'serviceTask', 'sendTask', 'userTask', 'scriptTask', 'businessRuleTask', 'manualTask', 'task']);
    const taskId = scope.add(tag, maker.id('t'), { extension: extensionOf(tag) + maker.mappings() + listeners(tag) });
    attach(scope, taskId, depth, false);
    return { first: taskId, last: taskId };
  };
  const extensionOf = (tag: string): string => {
    if (tag === 'userTask') return random.chance(0.5) ? '<zeebe:assignmentDefinition assignee="=k" candidateGroups="a, b"/>' : '';
    if (tag === 'manualTask' || tag === 'task') return '';
    if (tag === 'scriptTask' && random.chance(0.5)) return `<zeebe:script expression="${text(random.pick(FEEL))}" resultVariable="${random.pick(['result', 'n'])}"/>`;
    if (tag === 'businessRuleTask' && random.chance(0.6)) return `<zeebe:calledDecision decisionId="${random.pick([...maker.decisions, ...maker.decisions, 'nobody'])}" resultVariable="result"/>`;
    return `<zeebe:taskDefinition type="work" retries="${random.pick(['3', '=n', '1'])}"/>`;
  };
  const listeners = (tag: string): string => {
    if (tag !== 'serviceTask' || !random.chance(0.15)) return '';
    return `<zeebe:executionListeners>${['start', 'end'].filter(() => random.chance(0.7)).map((event) => `<zeebe:executionListener eventType="${event}" type="work"/>`).join('')}</zeebe:executionListeners>`;
  };
  const sequence: MakeBlock = (scope, depth) => {
    const [a, b] = [maker.block(scope, depth - 1), maker.block(scope, depth - 1)];
    scope.flow(a.last, b.first);
    return { first: a.first, last: b.last };
  };
  const branches = (scope: Scope, depth: number): Block[] => Array.from({ length: random.between(2, 3) }, () => maker.block(scope, depth - 1));
  const exclusive: MakeBlock = (scope, depth) => {
    const [open, close] = [maker.id('x'), maker.id('x')];
    const fallback = random.chance(0.8);
    const flows = branches(scope, depth).map((branch, i) => {
      scope.flow(branch.last, close);
      return scope.flow(open, branch.first, fallback && i === 0 ? undefined : random.pick(CONDITIONS));
    });
    scope.add('exclusiveGateway', open, fallback ? { attributes: `default="${flows[0] ?? ''}"` } : {});
    scope.add('exclusiveGateway', close);
    return { first: open, last: close };
  };
  const inclusive: MakeBlock = (scope, depth) => {
    const [open, close] = [maker.id('i'), maker.id('x')];
    const fallback = random.chance(0.8);
    const flows = branches(scope, depth).map((branch, i) => {
      scope.flow(branch.last, close);
      return scope.flow(open, branch.first, fallback && i === 0 ? undefined : random.pick(CONDITIONS));
    });
    scope.add('inclusiveGateway', open, fallback ? { attributes: `default="${flows[0] ?? ''}"` } : {});
    scope.add('exclusiveGateway', close);
    return { first: open, last: close };
  };
  const parallel: MakeBlock = (scope, depth) => {
    const [open, close] = [scope.add('parallelGateway', maker.id('f')), scope.add('parallelGateway', maker.id('j'))];
    for (const branch of branches(scope, depth)) {
      scope.flow(open, branch.first);
      scope.flow(branch.last, close);
    }
    return { first: open, last: close };
  };
  const subProcess: MakeBlock = (scope, depth) => {
    const subId = maker.id('sub');
    scope.inner('subProcess', subId, { extension: maker.mappings() }, (inner) => { fill(inner, depth - 1); });
    attach(scope, subId, depth, true);
    return { first: subId, last: subId };
  };
  const repeated: MakeBlock = (scope, depth) => {
    const loop = loopOf(random);
    const repeatedId = maker.id('r');
    // What is called calls nobody: it would call itself for ever.
    const kind = random.pick(['serviceTask', 'subProcess', maker.calling ? 'callActivity' : 'serviceTask'] as const);
    if (kind === 'subProcess') scope.inner('subProcess', repeatedId, { body: loop }, (inner) => { fill(inner, depth - 1); });
    else scope.add(kind, repeatedId, { body: random.chance(kind === 'callActivity' ? 0.4 : 1) ? loop : '', extension: kind === 'serviceTask' ? `<zeebe:taskDefinition type="work"/>${maker.mappings()}` : `<zeebe:calledElement processId="${random.pick([called, called, `=&quot;${called}&quot;`, '=missing'])}" propagateAllChildVariables="${random.chance(0.5)}" propagateAllParentVariables="${random.chance(0.8)}"/>${maker.mappings()}` });
    attach(scope, repeatedId, depth, kind !== 'serviceTask');
    return { first: repeatedId, last: repeatedId };
  };
  const fill: Maker['fill'] = (scope, depth, eventSubProcesses = true) => {
    const [from, to] = [scope.add('startEvent', maker.id('s')), maker.id('e')];
    const body = maker.block(scope, depth);
    scope.flow(from, body.first);
    scope.flow(body.last, to);
    scope.add('endEvent', to, random.chance(0.1) ? { body: '<terminateEventDefinition/>' } : {});
    if (eventSubProcesses) attach.eventSubProcess(scope, depth);
  };

  const main = element.process(id, (scope) => { fill(scope, 3); });
  maker.calling = false;
  const other = element.process(called, (scope) => { fill(scope, random.between(0, 1), false); });
  return { id, xml: element.definitions(`definitions-${seed}`, [...references.values()], [main, other]), dmn: randomDecisions(random, maker.decisions) };
}

export function loopOf(random: Random): string {
  const output = random.chance(0.6) ? ` outputCollection="results" outputElement="${random.pick(['=item', '=item', '=n', '=loopCounter', '=missing', '={i: item}'])}"` : '';
  const condition = random.chance(0.25) ? `<completionCondition xsi:type="tFormalExpression">${random.pick(['=numberOfCompletedInstances = 2', '=loopCounter = 2', '=done', '=numberOfTerminatedInstances &gt; 0 or numberOfInstances = 4'])}</completionCondition>` : '';
  const items = random.pick(['=items', '=items', '=[n]', '=[]', '=for i in 1..4 return i', '=missing', '=[null, k]']);
  return `<multiInstanceLoopCharacteristics isSequential="${random.chance(0.5)}"><extensionElements><zeebe:loopCharacteristics inputCollection="${items}" inputElement="item"${output}/></extensionElements>${condition}</multiInstanceLoopCharacteristics>`;
}
