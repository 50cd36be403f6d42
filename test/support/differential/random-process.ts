import { createRandom } from '../../demo/random.ts';
import type { Random } from '../../demo/random.ts';
import { element, text } from './bpmn-writer.ts';
import type { Scope } from './bpmn-writer.ts';
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
}

/** What is published in one run must not reach another: names end with its seed. */
export const namesOf = (seed: number): { readonly messages: readonly string[]; readonly signals: readonly string[] } => ({ messages: [`m1-${seed}`, `m2-${seed}`], signals: [`s1-${seed}`, `s2-${seed}`] });
export const ERRORS = ['E1', 'E2'] as const;
export const ESCALATIONS = ['X1', 'X2'] as const;
/** What every instance starts with; conditions, mappings and collections read these. */
export const START_VARIABLES = { k: 'k1', n: 3, yes: true, no: false, items: [1, 'hai', { a: 3 }] };

const CONDITIONS = ['=yes', '=no', '=n &gt; 2', '=n &gt; 5', '=done = true', '=not(no)', '=count(items) = 3', '=missing'];
const EXPRESSIONS = ['=n + 1', '=k', '=items', '=items[1]', '={a: n, b: k}', '=if yes then "y" else "z"', '=missing', 'static', '=0.1 + 0.2', '=string(n) + k'];

/** Two processes: `id`, and what its call activities call. */
export function randomProcess(seed: number): { readonly id: string; readonly xml: string } {
  const random = createRandom(seed);
  const [id, called] = [`p${seed}`, `p${seed}-called`];
  const references = new Map<string, string>();
  let n = 0;
  const maker: Maker = {
    random, called, calling: true, ...namesOf(seed),
    id: (prefix) => `${prefix}${++n}`,
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

  const mappings = (): string => {
    const inputs = random.chance(0.25) ? `<zeebe:input source="${text(random.pick(EXPRESSIONS))}" target="${random.pick(['in', 'n', 'in.deep'])}"/>` : '';
    const outputs = random.chance(0.25) ? `<zeebe:output source="${text(random.pick(EXPRESSIONS.filter((each) => each.startsWith('='))))}" target="${random.pick(['out', 'k2', 'out.deep'])}"/>` : '';
    return inputs + outputs === '' ? '' : `<zeebe:ioMapping>${inputs}${outputs}</zeebe:ioMapping>`;
  };
  const task: MakeBlock = (scope, depth) => {
    const tag = random.pick(['serviceTask', 'serviceTask', 'serviceTask', 'sendTask', 'userTask', 'scriptTask', 'businessRuleTask', 'manualTask', 'task']);
    const taskId = scope.add(tag, maker.id('t'), { extension: extensionOf(tag) + mappings() });
    attach(scope, taskId, depth, false);
    return { first: taskId, last: taskId };
  };
  const extensionOf = (tag: string): string => {
    if (tag === 'userTask') return random.chance(0.5) ? '<zeebe:assignmentDefinition assignee="=k" candidateGroups="a, b"/>' : '';
    if (tag === 'manualTask' || tag === 'task') return '';
    if (tag === 'scriptTask' && random.chance(0.5)) return `<zeebe:script expression="${text(random.pick(EXPRESSIONS.filter((each) => each.startsWith('='))))}" resultVariable="result"/>`;
    return `<zeebe:taskDefinition type="work" retries="${random.pick(['3', '=n', '1'])}"/>`;
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
    const flows = branches(scope, depth).map((branch, i) => {
      scope.flow(branch.last, close);
      return scope.flow(open, branch.first, i === 0 ? undefined : random.pick(CONDITIONS));
    });
    scope.add('inclusiveGateway', open, { attributes: `default="${flows[0] ?? ''}"` });
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
    scope.inner('subProcess', subId, { extension: mappings() }, (inner) => { fill(inner, depth - 1); });
    attach(scope, subId, depth, true);
    return { first: subId, last: subId };
  };
  const repeated: MakeBlock = (scope, depth) => {
    const loop = loopOf(random);
    const repeatedId = maker.id('r');
    // What is called calls nobody: it would call itself for ever.
    const kind = random.pick(['serviceTask', 'subProcess', maker.calling ? 'callActivity' : 'serviceTask'] as const);
    if (kind === 'subProcess') scope.inner('subProcess', repeatedId, { body: loop }, (inner) => { fill(inner, depth - 1); });
    else scope.add(kind, repeatedId, { body: random.chance(kind === 'callActivity' ? 0.4 : 1) ? loop : '', extension: kind === 'serviceTask' ? `<zeebe:taskDefinition type="work"/>${mappings()}` : `<zeebe:calledElement processId="${called}" propagateAllChildVariables="${random.chance(0.5)}" propagateAllParentVariables="${random.chance(0.8)}"/>${mappings()}` });
    attach(scope, repeatedId, depth, kind !== 'serviceTask');
    return { first: repeatedId, last: repeatedId };
  };
  const fill = (scope: Scope, depth: number, eventSubProcesses = true): void => {
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
  return { id, xml: element.definitions(`definitions-${seed}`, [...references.values()], [main, other]) };
}

function loopOf(random: Random): string {
  const output = random.chance(0.6) ? ' outputCollection="results" outputElement="=item"' : '';
  const condition = random.chance(0.25) ? '<completionCondition xsi:type="tFormalExpression">=numberOfCompletedInstances = 2</completionCondition>' : '';
  const items = random.pick(['=items', '=items', '=[n]', '=[]', '=for i in 1..4 return i', '=missing']);
  return `<multiInstanceLoopCharacteristics isSequential="${random.chance(0.5)}"><extensionElements><zeebe:loopCharacteristics inputCollection="${items}" inputElement="item"${output}/></extensionElements>${condition}</multiInstanceLoopCharacteristics>`;
}
