import type { Scope } from './bpmn-writer.ts';
import { ERRORS, ESCALATIONS } from './random-process.ts';
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
  const definition = (trigger: Trigger): string => {
    switch (trigger) {
      case 'message': return `<messageEventDefinition messageRef="${maker.reference('message', random.pick(maker.messages))}"/>`;
      case 'signal': return `<signalEventDefinition signalRef="${maker.reference('signal', random.pick(maker.signals))}"/>`;
      case 'timer': return '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>';
      case 'error': return random.chance(0.3) ? '<errorEventDefinition/>' : `<errorEventDefinition errorRef="${maker.reference('error', random.pick(ERRORS))}"/>`;
      case 'escalation': return random.chance(0.3) ? '<escalationEventDefinition/>' : `<escalationEventDefinition escalationRef="${maker.reference('escalation', random.pick(ESCALATIONS))}"/>`;
    }
  };
  const thrown = (kind: 'escalation' | 'signal'): string =>
    kind === 'signal' ? definition('signal') : `<escalationEventDefinition escalationRef="${maker.reference('escalation', random.pick(ESCALATIONS))}"/>`;

  const catchEvent: MakeBlock = (scope) => {
    const id = scope.add('intermediateCatchEvent', maker.id('c'), { body: definition(random.pick(['message', 'signal', 'timer'])) });
    return { first: id, last: id };
  };
  const receive: MakeBlock = (scope, depth) => {
    const id = scope.add('receiveTask', maker.id('v'), { attributes: `messageRef="${maker.reference('message', random.pick(maker.messages))}"` });
    attach(scope, id, depth, false);
    return { first: id, last: id };
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
    const kind = random.pick(['error', 'escalation', 'signal', 'none', 'compensation'] as const);
    const body = kind === 'error' ? `<errorEventDefinition errorRef="${maker.reference('error', random.pick(ERRORS))}"/>` : kind === 'none' ? '' : kind === 'compensation' ? '<compensateEventDefinition id="' + maker.id('d') + '"/>' : thrown(kind);
    const end = scope.add('endEvent', maker.id('e'), { body });
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
  const compensated: MakeBlock = (scope) => {
    const [activity, handler, boundary] = [maker.id('t'), maker.id('h'), maker.id('b')];
    scope.add('serviceTask', activity, { extension: '<zeebe:taskDefinition type="work"/>' });
    scope.add('serviceTask', handler, { attributes: 'isForCompensation="true"', extension: '<zeebe:taskDefinition type="work"/>' });
    scope.add('boundaryEvent', boundary, { attributes: `attachedToRef="${activity}"`, body: '<compensateEventDefinition id="' + maker.id('d') + '"/>' });
    scope.associate(boundary, handler);
    if (random.chance(0.5)) return { first: activity, last: activity };
    const thrower = scope.add('intermediateThrowEvent', maker.id('w'), { body: '<compensateEventDefinition id="' + maker.id('d') + '"/>' });
    scope.flow(activity, thrower);
    return { first: activity, last: thrower };
  };

  const attach = ((scope, activityId, depth, isScope) => {
    if (!random.chance(0.25)) return;
    const trigger = random.pick<Trigger>(isScope ? ['message', 'signal', 'timer', 'error', 'escalation'] : ['message', 'signal', 'timer', 'error']);
    const interrupting = trigger === 'error' || random.chance(0.6);
    const boundary = scope.add('boundaryEvent', maker.id('b'), { attributes: `attachedToRef="${activityId}" cancelActivity="${interrupting}"`, body: definition(trigger) });
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
      const start = inner.add('startEvent', maker.id('s'), { attributes: `isInterrupting="${interrupting}"`, body: definition(trigger) });
      const body = maker.block(inner, Math.min(depth - 1, 1));
      const end = inner.add('endEvent', maker.id('e'));
      inner.flow(start, body.first);
      inner.flow(body.last, end);
    });
  };
  return { leaves: [catchEvent, receive, throwEvent], events: [catchEvent, receive, throwEvent, endingBranch, eventGateway, compensated], attach };
}
