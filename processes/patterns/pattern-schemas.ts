import Joi from 'joi';
import type { Rule } from '../schema/read-yaml.ts';
import type { PatternFile, PatternStage, RuleFile } from './pattern-facts.ts';

const text = Joi.object({ vi: Joi.string().required(), en: Joi.string().required() });
const id = Joi.string().pattern(/^[a-z][a-z0-9-]*$/);
const words = Joi.array().min(1).items(Joi.string().lowercase());
const place = Joi.valid('one-stop', 'division', 'leader', 'clerk', 'agency');

const task = Joi.object({
  name: Joi.string().required(), form: id.required(), role: Joi.string().pattern(/^[a-z-]+(,[a-z-]+)*$/).required(), place: place.required(), hours: Joi.number().positive().required(), mark: Joi.valid('D', 'A').required(),
  notCounted: Joi.valid(true), agencyRole: id,
  ask: Joi.object({ question: Joi.string().required(), variable: Joi.string().required(), yes: Joi.string().required(), yesLabel: Joi.string().required(), noLabel: Joi.string().required(), no: Joi.valid('redraft', 'refuse').required() }),
});
const stage = Joi.object({
  step: id, drafts: Joi.valid(true), decide: id, appraise: id, 'appraise-detour': id, outcome: Joi.string(), label: Joi.string(), detour: id, 'on-the-spot': id, here: id, 'sign-here': id, stamp: id,
  consult: Joi.array().min(1).max(3).items(id), hours: Joi.number().positive(), council: id, revise: id, 'site-visit': id, plan: id, remedy: id, pause: id, fee: Joi.valid(true), include: id,
}).xor('step', 'decide', 'appraise', 'appraise-detour', 'on-the-spot', 'sign-here', 'consult', 'council', 'site-visit', 'pause', 'fee', 'include')
  .with('appraise-detour', ['outcome', 'label', 'detour']).with('on-the-spot', 'here').with('sign-here', ['here', 'stamp']).with('consult', 'hours').with('council', 'revise').with('site-visit', ['plan', 'remedy']);

export const patternFileSchema = Joi.object({
  tasks: Joi.object().pattern(id, task).required(),
  sequences: Joi.object().pattern(id, Joi.array().min(1).items(stage)).required(),
  patterns: Joi.object().pattern(id, Joi.object({ name: text.required(), about: text.required(), refusal: Joi.object({ role: id.required(), place: Joi.valid('one-stop', 'division').required() }).required(), stages: Joi.array().min(1).items(stage).required() })).required(),
});
export const rulesSchema = Joi.object({ rules: Joi.array().min(1).unique('id').items(Joi.object({
  id: id.required(), pattern: id.required(), nameBegins: words, nameHas: words, nameLacks: words, nameBeginsNot: words, field: Joi.array().min(1).items(Joi.string()), authorityHas: words,
  documentsAtMost: Joi.number().integer().min(0), documentsAtLeast: Joi.number().integer().min(0), limitDaysAtMost: Joi.number().positive(), limitDaysAtLeast: Joi.number().positive(), fee: Joi.valid('fixed'), why: text.required(),
})).required() });
export const agencyRulesSchema = Joi.object({
  authorities: Joi.array().items(Joi.object({ has: words.required(), kind: id.required() })).required(),
  levels: Joi.object({ commune: id.required(), province: id.required(), ministry: id.required(), other: id.required() }).required(),
  consulted: Joi.object().pattern(id, Joi.object({ kind: id.required(), name: Joi.string().required(), question: Joi.string().allow('').required() })).required(),
});

const TASK_KEYS = ['step', 'decide', 'appraise', 'appraise-detour', 'detour', 'on-the-spot', 'here', 'sign-here', 'stamp', 'council', 'revise', 'site-visit', 'plan', 'remedy', 'pause'] as const;

/** Every stage's tasks and sequences are there; nothing includes itself; forms and roles are known. */
export function patternRules(forms: ReadonlySet<string>, roles: ReadonlySet<string>): readonly Rule<PatternFile>[] {
  const namesAreKnown: Rule<PatternFile> = (file) => lists(file).flatMap(({ path, stages }) => stages.flatMap((stage, index) => {
    const named = stage as Readonly<Record<string, unknown>>;
    return [
      ...TASK_KEYS.flatMap((key) => (typeof named[key] === 'string' && !file.tasks[named[key] as string] ? [{ path: [...path, index, key], message: `there is no task '${String(named[key])}': add it to 'tasks' or correct the name` }] : [])),
      ...('include' in stage && !file.sequences[stage.include] && !file.patterns[stage.include] ? [{ path: [...path, index, 'include'], message: `there is no sequence or pattern '${stage.include}': add it or correct the name` }] : []),
      ...('decide' in stage && file.tasks[stage.decide] && !file.tasks[stage.decide]!.ask ? [{ path: [...path, index, 'decide'], message: `task '${stage.decide}' asks nothing: give it 'ask', or make it a 'step'` }] : []),
    ];
  }));
  const nothingIncludesItself: Rule<PatternFile> = (file) => lists(file).flatMap(({ name, path, stages }) => stages.flatMap((stage, index) => {
    const way = 'include' in stage ? wayBack(file, stage.include, name, []) : undefined;
    return way ? [{ path: [...path, index, 'include'], message: `'${name}' includes itself (${[name, ...way].join(' → ')}): take one of the inclusions out` }] : [];
  }));
  const tasksAreDone: Rule<PatternFile> = (file) => Object.entries(file.tasks).flatMap(([name, { form, role }]) => [
    ...(forms.has(form) ? [] : [{ path: ['tasks', name, 'form'], message: `there is no form '${form}': use one of processes/forms.yaml` }]),
    ...role.split(',').filter((each) => !roles.has(each)).map((each) => ({ path: ['tasks', name, 'role'], message: `there is no role '${each}': use one of processes/job-types.yaml (${[...roles].join(', ')})` })),
  ]);
  return [namesAreKnown, nothingIncludesItself, tasksAreDone];
}

/** Without these no choice can be trusted. */
export const ruleOrder: readonly Rule<RuleFile>[] = [
  ({ rules }) => (Object.keys(rules.at(-1)!).every((key) => ['id', 'pattern', 'why'].includes(key)) ? [] : [{ path: ['rules', rules.length - 1], message: 'let the last rule have no conditions: every procedure needs a pattern' }]),
];
/** A rule that fails here stays in its place: what it matches must not slip to the next one. */
export const rulePatterns = (patterns: ReadonlySet<string>): Rule<RuleFile> => ({ rules }) =>
  rules.flatMap(({ pattern }, index) => (patterns.has(pattern) ? [] : [{ path: ['rules', index, 'pattern'], message: `there is no pattern '${pattern}': use one of patterns.yaml` }]));

interface StageList { readonly name: string; readonly path: readonly (string | number)[]; readonly stages: readonly PatternStage[] }
const lists = (file: PatternFile): readonly StageList[] => [
  ...Object.entries(file.sequences).map(([name, stages]) => ({ name, path: ['sequences', name], stages })),
  ...Object.entries(file.patterns).map(([name, { stages }]) => ({ name, path: ['patterns', name, 'stages'], stages })),
];

function wayBack(file: PatternFile, at: string, target: string, seen: readonly string[]): readonly string[] | undefined {
  if (at === target) return [at];
  if (seen.includes(at)) return undefined;
  for (const stage of file.sequences[at] ?? file.patterns[at]?.stages ?? []) {
    const way = 'include' in stage ? wayBack(file, stage.include, target, [...seen, at]) : undefined;
    if (way) return [at, ...way];
  }
  return undefined;
}
