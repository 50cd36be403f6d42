import type { EventBasedGateway, ExclusiveGateway, FlowNode, InclusiveGateway, ParallelGateway, SequenceFlow } from '../../model/executable.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { Work } from '../work.ts';
import { subscribe, unsubscribe } from './catch-events.ts';
import type { ElementContext, ElementHandler, Failure } from './element-handler.ts';
import { instanceOf } from './elements.ts';
import { evaluateBoolean } from './expressions.ts';
import { resolveIncidents } from './incidents.ts';
import { activated, completed, completing, takeFlow, takeOutgoing, terminated } from './transitions.ts';
import { activateTriggered, findTrigger } from './triggers.ts';

const NO_FLOW: Failure = { errorType: 'CONDITION_ERROR', message: 'Expected at least one condition to evaluate to true, or to have a default flow' };

/** Elements and tokens of one scope at which gateways no longer fork: in a loop without a wait state each round makes twice as many, until the memory is full. Zeebe has no such limit. */
const MOST_TOKENS = 10_000;

/** Tokens that wait for an incident to be resolved are elements of the scope, too: a loop that has reached the limit comes to rest. */
function crowded(work: Work, element: FlowNode, context: ElementContext, flows: readonly SequenceFlow[]): Failure | undefined {
  const scope = flows.length > 1 ? instanceOf(work, context.value.flowScopeKey) : undefined;
  if (!scope || scope.children + tokensOf(scope) < MOST_TOKENS) return undefined;
  return { errorType: 'UNKNOWN', message: `Expected gateway '${element.id}' to take ${flows.length} sequence flows, but its scope has ${MOST_TOKENS} elements and tokens already. This is likely due to a loop without a wait state. Cancel the process instance if this was unintentional.` };
}

const tokensOf = ({ taken }: ElementInstance): number => Object.values(taken).reduce((sum, counts) => sum + Object.values(counts).reduce((count, each) => count + each, 0), 0);

type Deciding = ExclusiveGateway | InclusiveGateway;

/** Gateways pass all four events in one go (rule 1); a decision that cannot be made leaves them ACTIVATING with an incident. */
function passThrough(work: Work, element: FlowNode, context: ElementContext, flows: readonly SequenceFlow[]): Failure | undefined {
  const refused = crowded(work, element, context, flows);
  if (refused) return refused;
  activated(work, context);
  completing(work, context);
  const failure = completed(work, element, context);
  if (failure) return failure;
  for (const flow of flows) takeFlow(work, flow, context);
  return undefined;
}

/** Rules 13–15: the true flows (the first only, or all of them), else the default, else a failure. A condition that is not boolean fails at once. */
function decide(work: Work, element: Deciding, context: ElementContext, all: boolean): readonly SequenceFlow[] | Failure {
  if (element.outgoing.length === 0) return [];
  const [only] = element.outgoing;
  if (element.outgoing.length === 1 && only && !only.condition) return [only];
  const taken: SequenceFlow[] = [];
  for (const flow of element.conditionalFlows) {
    const condition = evaluateBoolean(work, flow.condition, context.key);
    if (!condition.ok) return { errorType: 'EXTRACT_VALUE_ERROR', message: condition.message };
    if (!condition.value) continue;
    if (!all) return [flow];
    taken.push(flow);
  }
  if (taken.length > 0) return taken;
  return element.defaultFlow ? [element.defaultFlow] : NO_FLOW;
}

const neverWaits = (element: FlowNode): never => {
  throw new Error(`Expected gateway '${element.id}' to pass in one go, but it was asked to complete`);
};

function terminateGateway(work: Work, context: ElementContext): void {
  resolveIncidents(work, context);
  terminated(work, context);
}

function decidingGateway<E extends Deciding>(all: boolean): ElementHandler<E> {
  return {
    activate(work, element, context) {
      const flows = decide(work, element, context, all);
      return 'errorType' in flows ? flows : passThrough(work, element, context, flows);
    },
    complete: (work, element, context) => completed(work, element, context) ?? void takeOutgoing(work, element, context),
    terminate: (work, _element, context) => terminateGateway(work, context),
  };
}

export const exclusiveGatewayHandler = decidingGateway<ExclusiveGateway>(false);
/** Fork only in 8.5 (rule 18). */
export const inclusiveGatewayHandler = decidingGateway<InclusiveGateway>(true);

/** That all its flows have been taken was checked before it began (rule 17). */
export const parallelGatewayHandler: ElementHandler<ParallelGateway> = {
  activate: (work, element, context) => passThrough(work, element, context, element.outgoing),
  complete: (work, element, context) => completed(work, element, context) ?? void takeOutgoing(work, element, context),
  terminate: (work, _element, context) => terminateGateway(work, context),
};

/** Rule 19: the flow to the winning event is not taken; the event comes to life directly. */
export const eventBasedGatewayHandler: ElementHandler<EventBasedGateway> = {
  activate(work, element, context) {
    const failure = subscribe(work, element, context);
    if (failure) return failure;
    activated(work, context);
    return undefined;
  },
  complete(work, element, context) {
    const found = findTrigger(work, context.key);
    const event = element.catchEvents.find((each) => each.id === found?.targetElementId);
    if (!found || !event) return neverWaits(element);
    unsubscribe(work, context);
    const failure = completed(work, element, context);
    if (failure) return failure;
    activateTriggered(work, event, context, found);
    return undefined;
  },
  terminate(work, _element, context) {
    unsubscribe(work, context);
    terminateGateway(work, context);
  },
};
