/** A BPMN document around the contents of one executable process `p`; `beside` stands next to the process. */
export const bpmn = (contents: string, beside = ''): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:z="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">${beside}<process id="p" isExecutable="true">${contents}</process></definitions>`;

/** A service task with a job of the type of its id. */
export const service = (id: string, more = ''): string => `<serviceTask id="${id}"><extensionElements><z:taskDefinition type="${id}"/>${more}</extensionElements></serviceTask>`;

export const flow = (id: string, from: string, to: string, condition = ''): string =>
  `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition ? `<conditionExpression>${condition}</conditionExpression>` : ''}</sequenceFlow>`;
