import Joi from 'joi';
import { ACTORS, STEP_UNITS, type InternalProcessFacts } from './internal-facts.ts';
import type { Rule } from './read-yaml.ts';

const stepTime = Joi.object({ value: Joi.number().min(0).required(), unit: Joi.valid(...STEP_UNITS).required() });
const text = Joi.string().allow('').required();

export const internalId = Joi.string().pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/).messages({ 'string.pattern.base': "write the id in small letters, digits and '-'" });

/** Who does what in how long, as a decision prints it. */
export const internalTable = {
  parts: Joi.array().min(1).unique('name').items(Joi.object({ name: Joi.string().required(), total: stepTime })),
  steps: Joi.array().min(1).items(Joi.object({ number: text, name: Joi.string().required(), who: text, actor: Joi.valid(...ACTORS), time: text, takes: stepTime, part: Joi.string() })),
  total: stepTime,
} as const;

/** The shape of `InternalProcessFacts`. */
export const internalSchema = Joi.object({
  id: internalId.required(), title: text, code: Joi.string().pattern(/^\d\.\d{6}$/), decision: Joi.string().required(), place: text,
  date: Joi.string().pattern(/^\d{4}-\d{2}-\d{2}$/).allow('').required(), signer: Joi.string(), ...internalTable, steps: internalTable.steps.required(),
  source: Joi.object({ dataset: Joi.string().required(), asOf: Joi.string().required() }).required(), imported: Joi.string().pattern(/^[0-9a-f]{8}$/),
});

export const partsOfSteps = ({ steps, parts }: Partial<Pick<InternalProcessFacts, 'steps' | 'parts'>>): ReturnType<Rule<InternalProcessFacts>> => (steps ?? []).flatMap(({ part }, index) => (part === undefined || parts?.some(({ name }) => name === part) ? [] : [{ path: ['steps', index, 'part'], message: `there is no part '${part}': add it to 'parts' or correct the name` }]));
export const internalRules: readonly Rule<InternalProcessFacts>[] = [partsOfSteps];
