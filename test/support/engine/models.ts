/** Small models for tests of the engine's outside; the elements' own rules are tested where they live. */
const frame = (id: string, body: string, definitions = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="test">
${definitions}<bpmn:process id="${id}" isExecutable="true">${body}</bpmn:process>
</bpmn:definitions>`;

const flow = (id: string, from: string, to: string): string => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`;
const task = (id: string, type: string): string => `<bpmn:serviceTask id="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="${type}" retries="3"/><zeebe:taskHeaders><zeebe:header key="station" value="${id}"/></zeebe:taskHeaders></bpmn:extensionElements></bpmn:serviceTask>`;

/** start → job `type` → end. */
export const oneTask = (id: string, type: string): string => frame(id, `<bpmn:startEvent id="start"/>${flow('f1', 'start', 'task')}${task('task', type)}${flow('f2', 'task', 'end')}<bpmn:endEvent id="end"/>`);

/** start → job `first` → message `go-on` (correlation key: variable `id`) → timer 0.2 s → job `second` → end. */
export const journey = (id: string): string => frame(id, `<bpmn:startEvent id="start"/>${flow('f1', 'start', 'first')}${task('first', 'first')}${flow('f2', 'first', 'message')}
<bpmn:intermediateCatchEvent id="message"><bpmn:messageEventDefinition messageRef="m"/></bpmn:intermediateCatchEvent>${flow('f3', 'message', 'timer')}
<bpmn:intermediateCatchEvent id="timer"><bpmn:timerEventDefinition><bpmn:timeDuration>PT0.2S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>${flow('f4', 'timer', 'second')}
${task('second', 'second')}${flow('f5', 'second', 'end')}<bpmn:endEvent id="end"/>`,
`<bpmn:message id="m" name="go-on"><bpmn:extensionElements><zeebe:subscription correlationKey="=id"/></bpmn:extensionElements></bpmn:message>`);
