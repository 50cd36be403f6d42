import type { ElementType, ExecutableElement, SendTask } from '../../model/executable.ts';
import { businessRuleTaskHandler } from './business-rule-task.ts';
import { callActivityHandler } from './call-activity.ts';
import { boundaryEventHandler, intermediateCatchHandler, receiveTaskHandler } from './catch-event.ts';
import type { ContainerHandler, ElementHandler } from './element-handler.ts';
import { eventBasedGatewayHandler, exclusiveGatewayHandler, inclusiveGatewayHandler, parallelGatewayHandler } from './gateways.ts';
import { jobTask, serviceTaskHandler } from './job-task.ts';
import { multiInstanceHandler } from './multi-instance.ts';
import { plainTaskHandler } from './plain-task.ts';
import { processHandler } from './process.ts';
import { scriptTaskHandler } from './script-task.ts';
import { startEventHandler } from './start-event.ts';
import { eventSubProcessHandler, subProcessHandler } from './sub-process.ts';
import { endEventHandler, intermediateThrowHandler } from './throw-events.ts';
import { userTaskHandler } from './user-task.ts';

type Activatable = Exclude<ElementType, 'SEQUENCE_FLOW'>;
type ElementOf<T extends ElementType> = Extract<ExecutableElement, { elementType: T }>;

type Handlers = { readonly [T in Activatable]: ElementHandler<ElementOf<T>> | ContainerHandler<ElementOf<T>> };

/** Every kind of element and what it does. Made when first asked for: elements lead to one another, and so do these modules. */
const makeHandlers = (): Handlers => ({
  PROCESS: processHandler,
  SUB_PROCESS: subProcessHandler,
  EVENT_SUB_PROCESS: eventSubProcessHandler,
  MULTI_INSTANCE_BODY: multiInstanceHandler,
  CALL_ACTIVITY: callActivityHandler,
  START_EVENT: startEventHandler,
  INTERMEDIATE_CATCH_EVENT: intermediateCatchHandler,
  INTERMEDIATE_THROW_EVENT: intermediateThrowHandler,
  BOUNDARY_EVENT: boundaryEventHandler,
  END_EVENT: endEventHandler,
  SERVICE_TASK: serviceTaskHandler,
  SEND_TASK: jobTask<SendTask>((element) => element.job),
  USER_TASK: userTaskHandler,
  SCRIPT_TASK: scriptTaskHandler,
  BUSINESS_RULE_TASK: businessRuleTaskHandler,
  RECEIVE_TASK: receiveTaskHandler,
  TASK: plainTaskHandler,
  MANUAL_TASK: plainTaskHandler,
  EXCLUSIVE_GATEWAY: exclusiveGatewayHandler,
  INCLUSIVE_GATEWAY: inclusiveGatewayHandler,
  PARALLEL_GATEWAY: parallelGatewayHandler,
  EVENT_BASED_GATEWAY: eventBasedGatewayHandler,
});

let made: Handlers | undefined;
export const handlers = (): Handlers => (made ??= makeHandlers());

export function handlerOf(element: ExecutableElement): ElementHandler<ExecutableElement> {
  if (element.elementType === 'SEQUENCE_FLOW') throw new Error(`Expected '${element.id}' to be a flow node, but it is a sequence flow`);
  return handlers()[element.elementType] as ElementHandler<ExecutableElement>;
}
