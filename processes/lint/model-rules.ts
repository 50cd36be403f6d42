import type { Model } from './read-model.ts';
import { namesIn, START_VARIABLES, variablesSetBefore, variablesSetBy, type Vocabulary } from './variables.ts';

/** One thing wrong with a model: at which element, and what to do. */
export interface ModelProblem { readonly element: string; readonly message: string }
type ModelRule = (model: Model, vocabulary: Vocabulary) => readonly ModelProblem[];

/** A dossier rests only at jobs (design §4): every instance can be migrated and the desk knows the current step from its jobs. */
const RESTING: Readonly<Record<string, true>> = { StartEvent: true, EndEvent: true, UserTask: true, ServiceTask: true, ExclusiveGateway: true, ParallelGateway: true };
const restsAt = (resting: Readonly<Record<string, true>>): ModelRule => (model) => [
  ...model.strange.map((type) => ({ element: model.processId, message: `take the ${type} out: models are flat, roles are candidate groups` })),
  ...model.elements.filter((element) => !resting[element.type]).map((element) => ({ element: element.id, message: `replace the ${element.type} by a user task or a held job: a dossier rests only at jobs` })),
  ...model.elements.filter((element) => element.eventDefinitions > 0).map((element) => ({ element: element.id, message: 'take the event definition out: a dossier rests only at jobs' })),
];

const claimsFirst: ModelRule = (model, { jobTypes }) => {
  const starts = model.elements.filter((element) => element.type === 'StartEvent');
  const firsts = model.flows.filter((flow) => flow.from === starts[0]?.id).map((flow) => model.elements.find((element) => element.id === flow.to));
  const claims = firsts.length === 1 && jobTypes.get(firsts[0]?.jobType ?? '')?.first === true;
  return [...(starts.length === 1 ? [] : [{ element: model.processId, message: `give it one start event, not ${starts.length}` }]), ...(claims ? [] : [{ element: starts[0]?.id ?? model.processId, message: "let 'claim-dossier' be the first job, so that a dossier never runs twice" }])];
};

const jobsAreKnown: ModelRule = (model, { jobTypes }) => model.elements.filter((element) => element.type === 'ServiceTask').flatMap((element) => {
  const facts = jobTypes.get(element.jobType ?? '');
  if (!facts || facts.internal || facts.type.startsWith('io.camunda')) return [{ element: element.id, message: `use a job type of job-types.yaml, not '${element.jobType ?? ''}'` }];
  return [
    ...Object.entries(facts.headers).flatMap(([key, values]) => {
      const value = element.headers[key];
      if (value === undefined) return [{ element: element.id, message: `add the header '${key}' (${values})` }];
      return /^[a-z-]+(\|[a-z-]+)+$/.test(values) && !values.split('|').includes(value) ? [{ element: element.id, message: `header '${key}' is one of ${values}, not '${value}'` }] : [];
    }),
    ...Object.keys(element.headers).filter((key) => !(key in facts.headers)).map((key) => ({ element: element.id, message: `take the header '${key}' out: '${facts.type}' does not read it` })),
  ];
});

const PLACES = ['one-stop', 'division', 'leader', 'clerk', 'agency'];
const tasksAreComplete: ModelRule = (model, { forms, roles }) => model.elements.filter((element) => element.type === 'UserTask').flatMap((element) => [
  ...(forms.has(element.formKey ?? '') && !forms.get(element.formKey!)!.deskTask ? [] : [{ element: element.id, message: `use a form of forms.yaml, not '${element.formKey ?? ''}'` }]),
  ...(element.candidateGroups.length ? [] : [{ element: element.id, message: 'say whose task it is: candidateGroups' }]),
  ...element.candidateGroups.filter((group) => !roles.has(group)).map((group) => ({ element: element.id, message: `there is no role '${group}'` })),
  ...(PLACES.includes(element.headers['place'] ?? '') ? [] : [{ element: element.id, message: `header 'place' is one of ${PLACES.join('|')}` }]),
  ...(/^[1-9]\d*$/.test(element.headers['limitMinutes'] ?? '') ? [] : [{ element: element.id, message: "header 'limitMinutes' is a number of working minutes" }]),
  ...(element.name ? [] : [{ element: element.id, message: 'give the task a name' }]),
]);

/** Zeebe: every other flow out of an exclusive gateway has a condition; a gateway that finds no flow is an incident. */
const gatewaysDecide: ModelRule = (model) => model.elements.filter((element) => element.type === 'ExclusiveGateway').flatMap((gateway) => {
  const out = model.flows.filter((flow) => flow.from === gateway.id);
  if (out.length < 2) return [];
  return [
    ...(out.some((flow) => flow.id === gateway.defaultFlow) ? [] : [{ element: gateway.id, message: 'give it a default flow' }]),
    ...out.filter((flow) => !flow.condition && flow.id !== gateway.defaultFlow).map((flow) => ({ element: flow.id, message: 'give it a condition' })),
    ...out.filter((flow) => flow.condition && flow.id === gateway.defaultFlow).map((flow) => ({ element: flow.id, message: 'the default flow has no condition' })),
    ...(gateway.name ? [] : [{ element: gateway.id, message: 'ask the question in its name' }]),
    ...out.filter((flow) => !flow.name).map((flow) => ({ element: flow.id, message: 'name the answer' })),
  ];
});

const conditionsAreAnswered: ModelRule = (model, vocabulary) => {
  const setBefore = variablesSetBefore(model, vocabulary);
  const types = new Map(Object.entries(START_VARIABLES));
  for (const element of model.elements) for (const [name, type] of Object.entries(variablesSetBy(element, vocabulary))) types.set(name, types.has(name) ? `${types.get(name)}|${type}` : type);
  return model.flows.filter((flow) => flow.condition).flatMap((flow) => {
    const { names, comparisons } = namesIn(flow.condition!);
    return [
      ...(flow.condition!.startsWith('=') ? [] : [{ element: flow.id, message: "begin the condition with '='" }]),
      ...names.filter((name) => !setBefore.get(flow.from)!.has(name)).map((name) => ({ element: flow.id, message: `'${name}' is not set on every way here: a null condition is an incident` })),
      ...comparisons.filter(({ name, value }) => types.get(name)?.includes('|') && !types.get(name)!.split('|').includes(value)).map(({ name, value }) => ({ element: flow.id, message: `'${name}' is never '${value}' (${types.get(name)})` })),
    ];
  });
};

const everythingLeadsToAnEnd: ModelRule = (model) => {
  const spread = (seeds: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> => {
    const seen = new Set(seeds);
    for (const id of seen) for (const other of next(id)) seen.add(other);
    return seen;
  };
  const reached = spread(model.elements.filter((element) => element.type === 'StartEvent').map(({ id }) => id), (id) => model.flows.filter((flow) => flow.from === id).map((flow) => flow.to));
  const ending = spread(model.elements.filter((element) => element.type === 'EndEvent').map(({ id }) => id), (id) => model.flows.filter((flow) => flow.to === id).map((flow) => flow.from));
  return [
    ...model.elements.filter(({ id }) => !reached.has(id)).map(({ id }) => ({ element: id, message: 'nothing leads here' })),
    ...model.elements.filter(({ id }) => !ending.has(id)).map(({ id }) => ({ element: id, message: 'no end event can be reached from here' })),
  ];
};

/** Every way to an end closes the dossier: otherwise it stays open for ever at the desk. */
const closesBeforeEnd: ModelRule = (model) => model.elements.filter((element) => element.type === 'EndEvent').flatMap((end) => model.flows.filter((flow) => flow.to === end.id)
  .filter((flow) => model.elements.find(({ id }) => id === flow.from)?.jobType !== 'close-dossier').map(() => ({ element: end.id, message: "let 'close-dossier' be the last job before it" })));

const isDrawn: ModelRule = (model) => [...model.elements, ...model.flows].filter((item) => !item.drawn).map((item) => ({ element: item.id, message: 'draw it: it has no shape in the diagram' }));

const isForZeebe85: ModelRule = (model) => [
  ...(model.executable ? [] : [{ element: model.processId, message: 'make the process executable' }]),
  ...(model.platformVersion === '8.5.0' ? [] : [{ element: model.processId, message: "set modeler:executionPlatformVersion to '8.5.0'" }]),
  ...(model.name ? [] : [{ element: model.processId, message: 'give the process its short name' }]),
];

const ANY_MODEL: readonly ModelRule[] = [jobsAreKnown, tasksAreComplete, gatewaysDecide, conditionsAreAnswered, everythingLeadsToAnEnd, isDrawn, isForZeebe85];

/** What is wrong with a procedure's model; empty when nothing is. */
export function lintProcedureModel(model: Model, vocabulary: Vocabulary): readonly ModelProblem[] {
  return [...ANY_MODEL, restsAt(RESTING), claimsFirst, closesBeforeEnd].flatMap((rule) => rule(model, vocabulary));
}

/** Models of how it ran before: the same words and hand-work besides (papers carried, money taken to the cash desk); nothing of ours has to begin or end them. */
export function lintBeforeModel(model: Model, vocabulary: Vocabulary): readonly ModelProblem[] {
  return [...ANY_MODEL, restsAt({ ...RESTING, ManualTask: true })].flatMap((rule) => rule(model, vocabulary));
}
