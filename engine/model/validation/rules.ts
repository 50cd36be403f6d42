import { activity } from './activity.ts';
import { boundaryEvent } from './boundary-event.ts';
import { compensateEventDefinition, compensationHandler } from './compensation.ts';
import { endEvent } from './end-event.ts';
import { errorEventDefinition, escalationEventDefinition, linkEventDefinition, messageEventDefinition, signalEventDefinition, timerEventDefinition, unsupportedEventDefinition } from './event-definition.ts';
import { completionCondition, expressions, mappings, variablePaths } from './expressions.ts';
import { conditionalFlow, defaultFlow, eventBasedGateway, inclusiveGateway } from './gateway.ts';
import { intermediateCatchEvent } from './intermediate-catch-event.ts';
import { process } from './process.ts';
import { emptyRetries, formReference, loopOutput, requiredAttributes, userTaskForm } from './required-attributes.ts';
import { definitions, escalation, message, signal } from './root-elements.ts';
import type { Rule } from './rule.ts';
import { sequenceFlow } from './sequence-flow.ts';
import { startEvent } from './start-event.ts';
import { startNames } from './start-names.ts';
import { subProcess } from './sub-process.ts';
import { businessRuleTask, callActivity, executionListeners, multiInstance, receiveTask, scriptTask, sendTask, serviceTask } from './tasks.ts';
import { intermediateThrowEvent, messageThrowEvent } from './throw-event.ts';
import { taskHeaders } from './task-headers.ts';
import { timerExpressions, timers } from './timers.ts';
import { unsupportedElement } from './unsupported-element.ts';

/** What the modeller drew: reported first. */
export const DESIGN_RULES: readonly Rule[] = [
  activity, boundaryEvent, businessRuleTask, callActivity, definitions, endEvent, unsupportedEventDefinition, eventBasedGateway, errorEventDefinition,
  conditionalFlow, defaultFlow, inclusiveGateway, unsupportedElement, intermediateCatchEvent, messageEventDefinition, messageThrowEvent, message, multiInstance, process, scriptTask, sequenceFlow,
  serviceTask, receiveTask, startEvent, subProcess, timerEventDefinition, requiredAttributes, emptyRetries, loopOutput, formReference, userTaskForm, executionListeners, signalEventDefinition, signal,
  linkEventDefinition, escalationEventDefinition, escalation, sendTask, intermediateThrowEvent, compensationHandler, compensateEventDefinition,
];

/** What the engine will evaluate. */
export const RUNTIME_RULES: readonly Rule[] = [expressions, completionCondition, variablePaths, mappings, timerExpressions, timers, startNames, taskHeaders];
