/** Models of the benches: an open dossier rests at a user task, a waiting one at a timer. */
const frame = (id: string, body: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="bench">
<bpmn:process id="${id}" isExecutable="true"><bpmn:startEvent id="start"/>${body}<bpmn:endEvent id="end"/></bpmn:process>
</bpmn:definitions>`;
const flow = (id: string, from: string, to: string): string => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`;

/** start → user task → end. */
export const userTask = (id: string): string => frame(`open-${id}`, `${flow('f1', 'start', 'task')}<bpmn:userTask id="task"/>${flow('f2', 'task', 'end')}`);

/** start → timer until the instant in variable `at` → end. */
export const timer = (id: string): string => frame(`open-${id}`, `${flow('f1', 'start', 'wait')}<bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition><bpmn:timeDate>=at</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>${flow('f2', 'wait', 'end')}`);

/** start → `length` service tasks → end, as long as a hand-written procedure. */
export function chain(id: string, length: number): string {
  const tasks = Array.from({ length }, (_, n) => `<bpmn:serviceTask id="step-${n}" name="Step ${n}"><bpmn:extensionElements><zeebe:taskDefinition type="step" retries="3"/><zeebe:ioMapping><zeebe:output source="=result" target="result${n}"/></zeebe:ioMapping></bpmn:extensionElements></bpmn:serviceTask>`);
  const stops = ['start', ...tasks.map((_, n) => `step-${n}`), 'end'];
  return frame(id, tasks.join('') + stops.slice(1).map((stop, n) => flow(`f${n}`, stops[n] ?? '', stop)).join(''));
}
