import Joi from 'joi';
import { ACTORS, STEP_UNITS, type InternalProcessFacts } from './internal-facts.ts';
import type { Rule } from './read-yaml.ts';

const stepTime = Joi.object({ value: Joi.number().min(0).required(), unit: Joi.valid(...STEP_UNITS).required() });
const text = Joi.string().allow('').required();

/** The shape of `InternalProcessFacts`. */
export const internalSchema = Joi.object({
  id: Joi.string().pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/).required(), title: text, code: Joi.string().pattern(/^\d\.\d{6}$/), decision: Joi.string().required(), place: text,
  date: Joi.string().pattern(/^\d{4}-\d{2}-\d{2}$/).allow('').required(),
  parts: Joi.array().min(1).unique('name').items(Joi.object({ name: Joi.string().required(), total: stepTime })),
  steps: Joi.array().min(1).items(Joi.object({ number: text, name: Joi.string().required(), who: text, actor: Joi.valid(...ACTORS), time: text, takes: stepTime, part: Joi.string() })).required(),
  total: stepTime, source: Joi.object({ dataset: Joi.string().required(), asOf: Joi.string().required() }).required(),
});

const stepsBelongToParts: Rule<InternalProcessFacts> = (process) => process.steps.flatMap(({ part }, index) => (part === undefined || process.parts?.some(({ name }) => name === part) ? [] : [{ path: ['steps', index, 'part'], message: `there is no part '${part}': add it to 'parts' or correct the name` }]));
export const internalRules: readonly Rule<InternalProcessFacts>[] = [stepsBelongToParts];
