import type { Scope } from './bpmn-writer.ts';
import { ERRORS, ESCALATIONS, loopOf } from './random-process.ts';
import type { MakeBlock, Maker } from './random-process.ts';

type Trigger = 'message' | 'signal' | 'timer' | 'error' | 'escalation';

export interface Attach {
  /** May put a boundary event at the activity; its path ends by itself. */
  (scope: Scope, activityId: string, depth: number, isScope: boolean): void;
  /** May put an event sub-process into the scope. */
  eventSubProcess(scope: Scope, depth: number): void;
}

/** Events as blocks of their own, and events that are attached to something. */
export function eventBlocks(maker: Maker): { readonly leaves: readonly MakeBlock[]; readonly events: readonly MakeBlock[]; readonly attach: Attach } {
  const { random } = maker;
  const timer = (cycle: boolean): string => {
    const [kind, value] = random.pick([['timeDuration', 'PT1H'], ['timeDuration', random.pick(['=duration("PT90M")', '="PT1H"', '=missing', 'PT2H'])], cycle ? ['timeCycle', random.pick(['R2/PT1H', 'R/PT50M', 'R3/PT30M'])] : ['timeDate', random.pick(['=now() + duration("PT1H")', '2999-01-01T00:00:00Z'])]] as const);
    return `<timerEventDefinition id="${maker.id('d')}"><${kind} xsi:type="tFormalExpression">${value}</${kind}></timerEventDefinition>`;
  };
  const compensation = (of?: string): string => `<compensateEventDefinition id="${maker.id('d')}"${of === undefined ? '' : ` activityRef="${of}"`}/>`;
  /** @param cycle whether a timer may come again. */
  const definition = (trigger: Trigger, cycle = false): string => {
    switch (trigger) {
      case 'message': return `<messageEventDefinition messageRef="${maker.reference('message', random.pick(maker.messages))}"/>`;
      case 'signal': return `<signalEventDefinition signalRef="${maker.reference('signal', random.pick(maker.signals))}"/>`;
      case 'timer': return timer(cycle);
      case 'error': return random.chance(0.3) ? '<errorEventDefinition/>' : `<errorEventDefinition errorRef="${maker.reference('error', random.pick(ERRORS))}"/>`;
      case 'escalation': return random.chance(0.3) ? '<escalationEventDefinition/>' : `<escalationEventDefinition escalationRef="${maker.reference('escalation', random.pick(ESCALATIONS))}"/>`;
    }
  };
  const thrown = (kind: 'escalation' | 'signal'): string =>
    kind === 'signal' ? definition('signal') : `<escalationEventDefinition escalationRef="${maker.reference('escalation', random.pick(ESCALATIONS))}"/>`;

  const catchEvent: MakeBlock = (scope) => {
    const id = scope.add('intermediateCatchEvent', maker.id('c'), { extension: maker.mappings().replace(/<zeebe:input[^>]*>/g, '').replace('<zeebe:ioMapping></zeebe:ioMapping>', ''), body: definition(random.pick(['message', 'signal', 'timer'])) });
    return { first: id, last: id };
  };
  const receive: MakeBlock = (scope, depth) => {
    const id = scope.add('receiveTask', maker.id('v'), { attributes: `messageRef="${maker.reference('message', random.pick(maker.messages))}"` });
    attach(scope, id, depth, false);
    return { first: id, last: id };
  };
  const link: MakeBlock = (scope) => {
    const name = maker.id('link');
    const [first, last] = [scope.add('intermediateThrowEvent', maker.id('l'), { body: `<linkEventDefinition id="${maker.id('d')}" name="${name}"/>` }), scope.add('intermediateCatchEvent', maker.id('l'), { body: `<linkEventDefinition id="${maker.id('d')}" name="${name}"/>` })];
    return { first, last };
  };
  const throwEvent: MakeBlock = (scope) => {
    const kind = random.pick(['none', 'escalation', 'signal', 'message'] as const);
    const details = kind === 'none' ? {} : kind === 'message' ? { extension: '<zeebe:taskDefinition type="work"/>', body: `<messageEventDefinition messageRef="${maker.reference('message', random.pick(maker.messages))}"/>` } : { body: thrown(kind) };
    const id = scope.add('intermediateThrowEvent', maker.id('w'), details);
    return { first: id, last: id };
  };
  /** A token that ends in an event, beside a way that goes on. */
  const endingBranch: MakeBlock = (scope, depth) => {
    const open = scope.add('parallelGateway', maker.id('f'));
    const inner = maker.block(scope, depth - 1);
    const kind = random.pick(['error', 'escalation', 'signal', 'none', 'compensation', 'terminate', 'message'] as const);
    const body = kind === 'error' ? `<errorEventDefinition errorRef="${maker.reference('error', random.pick(ERRORS))}"/>` : kind === 'none' ? '' : kind === 'compensation' ? compensation() : kind === 'terminate' ? '<terminateEventDefinition/>' : kind === 'message' ? definition('message') : thrown(kind);
    const end = scope.add('endEvent', maker.id('e'), { body, ...(kind === 'message' && { extension: '<zeebe:taskDefinition type="work"/>' }) });
    scope.flow(open, end);
    scope.flow(open, inner.first);
    return { first: open, last: inner.last };
  };
  const eventGateway: MakeBlock = (scope) => {
    const open = scope.add('eventBasedGateway', maker.id('g'));
    const close = scope.add('exclusiveGateway', maker.id('x'));
    const [message, other] = [scope.add('intermediateCatchEvent', maker.id('c'), { body: definition('message') }), scope.add('intermediateCatchEvent', maker.id('c'), { body: definition(random.pick(['signal', 'timer'])) })];
    for (const id of [message, other]) {
      scope.flow(open, id);
      scope.flow(id, close);
    }
    return { first: open, last: close };
  };
  const compensated: MakeBlock = (scope, depth) => {
    const [activity, handler, boundary] = [maker.id('t'), maker.id('h'), maker.id('b')];
    const inner = depth > 0 && random.chance(0.4);
    const loop = random.chance(0.25) ? loopOf(random) : '';
    if (inner) scope.inner('subProcess', activity, { body: loop }, (sub) => { maker.fill(sub, depth - 1); });
    else scope.add('serviceTask', activity, { body: loop, extension: `<zeebe:taskDefinition type="work"/>${maker.mappings()}` });
    const handling = 'isForCompensation="true"';
    const kind = random.pick(['serviceTask', 'serviceTask', 'task', maker.calling ? 'callActivity' : 'task'] as const);
    const how = { serviceTask: '<zeebe:taskDefinition type="work"/>', callActivity: `<zeebe:calledElement processId="${maker.called}"/>`, task: '' }[kind];
    scope.add(kind, handler, { attributes: handling, extension: kind === 'task' ? '' : how + maker.mappings() });
    scope.add('boundaryEvent', boundary, { attributes: `attachedToRef="${activity}"`, body: compensation() });
    scope.associate(boundary, handler);
    if (random.chance(0.4)) return { first: activity, last: activity };
    const thrower = scope.add('intermediateThrowEvent', maker.id('w'), { body: compensation(random.chance(0.4) ? activity : undefined) });
    scope.flow(activity, thrower);
    return { first: activity, last: thrower };
  };

  const attach = ((scope, activityId, depth, isScope) => {
    if (!random.chance(0.25)) return;
    const trigger = random.pick<Trigger>(isScope ? ['message', 'signal', 'timer', 'error', 'escalation'] : ['message', 'signal', 'timer', 'error']);
    const interrupting = trigger === 'error' || random.chance(0.6);
    const boundary = scope.add('boundaryEvent', maker.id('b'), { attributes: `attachedToRef="${activityId}" cancelActivity="${interrupting}"`, body: definition(trigger, !interrupting) });
    const after = random.chance(0.5) ? maker.block(scope, Math.min(depth - 1, 0)) : undefined;
    const end = scope.add('endEvent', maker.id('e'));
    scope.flow(boundary, after?.first ?? end);
    if (after) scope.flow(after.last, end);
  }) as Attach;
  attach.eventSubProcess = (scope, depth) => {
    if (!random.chance(0.35)) return;
    const trigger = random.pick<Trigger>(['message', 'signal', 'timer', 'error', 'escalation']);
    const interrupting = trigger === 'error' || random.chance(0.6);
    scope.inner('subProcess', maker.id('esp'), { attributes: 'triggeredByEvent="true"' }, (inner) => {
      const start = inner.add('startEvent', maker.id('s'), { attributes: `isInterrupting="${interrupting}"`, body: definition(trigger, !interrupting) });
      const body = maker.block(inner, Math.min(depth - 1, 1));
      const end = inner.add('endEvent', maker.id('e'));
      inner.flow(start, body.first);
      inner.flow(body.last, end);
    });
  };
  return { leaves: [catchEvent, receive, throwEvent, link], events: [catchEvent, receive, throwEvent, link, endingBranch, eventGateway, compensated, compensated], attach };
}
