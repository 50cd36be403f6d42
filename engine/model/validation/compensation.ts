import { child, children, isTrue } from '../xml/element.ts';
import { boundaryEventsOf, flowRefs, isActivity, isTriggeredByEvent } from './events.ts';
import type { XmlElement } from '../xml/element.ts';
import type { Rule } from './rule.ts';
import { when } from './rule.ts';

/** The scopes that a compensation event may compensate in: its own, and from an event sub-process the one around it. */
function scopesOf(definition: XmlElement): readonly (XmlElement | undefined)[] {
  const scope = definition.parent?.parent;
  return scope && isTriggeredByEvent(scope) ? [scope, scope.parent] : [scope];
}

/** Rule 92: what a throw event names must be compensable, in the same scope. */
export const compensateEventDefinition: Rule = {
  on: ['bpmn:compensateEventDefinition'],
  check: (element, { byId }) => {
    const id = element.attributes['activityRef'];
    if (!id) return [];
    const activity = byId(id);
    if (!activity || !isActivity(activity)) return [`The referenced compensation activity '${id}' doesn't exist`];
    const compensable = boundaryEventsOf(activity).some((each) => child(each, 'bpmn:compensateEventDefinition')) || (activity.name === 'bpmn:subProcess' && !isTriggeredByEvent(activity));
    return when(
      [!compensable, `The referenced compensation activity '${id}' must have either a compensation boundary event or be a subprocess`],
      [!scopesOf(element).includes(activity.parent), `The referenced compensation activity '${id}' must be in the same scope as the compensation throw event`],
    );
  },
};

export const compensationHandler: Rule = {
  on: ['bpmn:serviceTask', 'bpmn:userTask', 'bpmn:sendTask', 'bpmn:scriptTask', 'bpmn:manualTask', 'bpmn:task', 'bpmn:receiveTask', 'bpmn:businessRuleTask'],
  check: (element, definitions) => (isTrue(element, 'isForCompensation') ? when(
    [flowRefs(element, 'bpmn:incoming', definitions).length > 0, 'A compensation handler should have no incoming sequence flows'],
    [children(element, 'bpmn:outgoing').length > 0, 'A compensation handler should have no outgoing sequence flows'],
    [boundaryEventsOf(element).length > 0, 'A compensation handler should have no boundary events'],
  ) : []),
};
