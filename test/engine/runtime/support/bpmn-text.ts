/** BPMN text for tests: elements in, a deployable definition out. */
export const process = (id: string, ...elements: readonly string[]): string => withOutgoing(`<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="http://bpmn.io/schema/bpmn">
${elements.filter((each) => each.startsWith('<message ')).join('\n')}
<process id="${id}" isExecutable="true">
${elements.filter((each) => !each.startsWith('<message ')).join('\n')}
</process>
</definitions>`);

/** Zeebe's validators read `<outgoing>` children (rule 12): boundary events need them. */
function withOutgoing(xml: string): string {
  const outgoing = (id: string): string => [...xml.matchAll(new RegExp(`<sequenceFlow id="([^"]+)" sourceRef="${id}"`, 'g'))].map(([, flowId]) => `<outgoing>${flowId ?? ''}</outgoing>`).join('');
  return xml.replaceAll(/<boundaryEvent id="([^"]+)"[^>]*>/g, (tag, id: string) => tag + outgoing(id));
}

const extension = (...inner: readonly string[]): string => (inner.length === 0 ? '' : `<extensionElements>${inner.join('')}</extensionElements>`);

export const start = (id = 'start'): string => `<startEvent id="${id}"/>`;
export const end = (id = 'end'): string => `<endEvent id="${id}"/>`;
export const task = (id: string, type = id): string => `<serviceTask id="${id}">${extension(`<zeebe:taskDefinition type="${type}"/>`)}</serviceTask>`;
export const flow = (from: string, to: string, condition?: string): string =>
  condition === undefined
    ? `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`
    : `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"><conditionExpression xsi:type="tFormalExpression">${condition.replaceAll('<', '&lt;')}</conditionExpression></sequenceFlow>`;
export const message = (id: string, name: string, key: string): string => `<message id="${id}" name="${name}">${extension(`<zeebe:subscription correlationKey="${key}"/>`)}</message>`;
export const boundaryMessage = (id: string, attachedTo: string, messageId: string, interrupting = true): string =>
  `<boundaryEvent id="${id}" attachedToRef="${attachedTo}" cancelActivity="${interrupting}"><messageEventDefinition id="${id}-definition" messageRef="${messageId}"/></boundaryEvent>`;
export const boundaryTimer = (id: string, attachedTo: string, duration: string, interrupting = true): string =>
  `<boundaryEvent id="${id}" attachedToRef="${attachedTo}" cancelActivity="${interrupting}"><timerEventDefinition id="${id}-definition"><timeDuration xsi:type="tFormalExpression">${duration}</timeDuration></timerEventDefinition></boundaryEvent>`;
export const parallelTask = (id: string, collection: string): string =>
  `<serviceTask id="${id}">${extension(`<zeebe:taskDefinition type="${id}"/>`)}<multiInstanceLoopCharacteristics>${extension(`<zeebe:loopCharacteristics inputCollection="${collection}" inputElement="item" outputCollection="results" outputElement="=item"/>`)}</multiInstanceLoopCharacteristics></serviceTask>`;
export const callActivity = (id: string, processId: string): string => `<callActivity id="${id}">${extension(`<zeebe:calledElement processId="${processId}"/>`)}</callActivity>`;
export const calledDecision = (id: string, decisionId: string, resultVariable = 'result', more = ''): string =>
  `<businessRuleTask id="${id}">${extension(`<zeebe:calledDecision decisionId="${decisionId}" resultVariable="${resultVariable}"/>${more}`)}</businessRuleTask>`;
export const formTask = (id: string, formId: string): string => `<userTask id="${id}">${extension(`<zeebe:formDefinition formId="${formId}"/>`)}</userTask>`;
export const subProcess = (id: string, ...elements: readonly string[]): string => `<subProcess id="${id}">${elements.join('')}</subProcess>`;
export const element = (kind: string, id: string, attributes = ''): string => `<${kind} id="${id}" ${attributes}/>`;
