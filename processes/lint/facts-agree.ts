import type { ProcedureFacts } from '../schema/facts.ts';
import type { ModelProblem } from './model-rules.ts';
import type { Model } from './read-model.ts';

/** Facts and model say the same: the steps of the YAML are the user tasks of the model, and consulted agencies are known. */
export function factsAgree(facts: ProcedureFacts, model: Model): readonly ModelProblem[] {
  const tasks = new Map(model.elements.filter((element) => element.type === 'UserTask').map((element) => [element.id, element]));
  const steps = new Map(facts.steps.map((step) => [step.id, step]));
  const uses = (jobType: string): boolean => model.elements.some((element) => element.jobType === jobType);
  const say = (element: string, wrong: boolean, message: string): ModelProblem[] => (wrong ? [{ element, message }] : []);
  return [
    ...say(model.processId, model.processId !== `procedure-${facts.code}`, `name the process 'procedure-${facts.code}'`),
    ...say(model.processId, model.name !== facts.shortName.vi, `call the process '${facts.shortName.vi}' as the facts do`),
    ...[...tasks.keys()].filter((id) => !steps.has(id)).map((element) => ({ element, message: 'the facts have no step with this id' })),
    ...[...steps.keys()].filter((id) => !tasks.has(id)).map((element) => ({ element, message: 'the facts have this step, the model has no such task' })),
    ...facts.steps.flatMap((step) => {
      const task = tasks.get(step.id);
      if (!task) return [];
      return [
        ...say(step.id, !task.candidateGroups.includes(step.role), `the facts give it to '${step.role}', the model to '${task.candidateGroups.join(',')}'`),
        ...say(step.id, task.headers['place'] !== step.place, `the facts place it at '${step.place}', the model at '${task.headers['place']}'`),
        ...say(step.id, task.headers['limitMinutes'] !== String(step.workingMinutes), `the facts allow ${step.workingMinutes} minutes, the model ${task.headers['limitMinutes']}`),
        ...say(step.id, task.name !== step.name, `the facts call it '${step.name}', the model '${task.name}'`),
      ];
    }),
    ...model.elements.filter((element) => element.headers['agencyRole'] && !facts.consultedAgencies.some(({ id }) => id === element.headers['agencyRole'])).map((element) => ({ element: element.id, message: `the facts know no consulted agency '${element.headers['agencyRole']}'` })),
    ...facts.consultedAgencies.filter(({ id }) => !model.elements.some((element) => element.headers['agencyRole'] === id)).map(({ id }) => ({ element: id, message: 'the facts name a consulted agency that the model never asks' })),
    ...say(model.processId, facts.channels.some(({ fee }) => fee.kind !== 'free') !== uses('compute-fee'), "a fee in the facts is a 'compute-fee' in the model, and only then"),
    ...say(model.processId, (facts.linked !== undefined) !== uses('open-linked-dossiers'), "linked dossiers in the facts are an 'open-linked-dossiers' in the model, and only then"),
  ];
}
