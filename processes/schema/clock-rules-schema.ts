import Joi from 'joi';
import type { Rule } from './read-yaml.ts';
import { CLOCK_RULE_IDS, type ClockRuleFacts, type ClockRulesFacts, type RuleValue } from './vocabulary.ts';

const text = Joi.object({ vi: Joi.string().required(), en: Joi.string().required() });
const date = Joi.string().pattern(/^\d{4}-\d{2}-\d{2}$/);
const dates = { inForceFrom: date.allow(null).required(), inForceTo: date.allow(null).required() };
const mark = Joi.valid('F', 'K', 'D', 'A').required();
const scopeValue = Joi.string().allow('');

const rule = Joi.object({
  id: Joi.valid(...CLOCK_RULE_IDS).required(), title: text.required(), value: Joi.alternatives(Joi.string(), Joi.number(), Joi.boolean()).required(),
  unit: Joi.valid('time', 'working-day', 'calendar-day', 'working-hour', 'time-of-asking', 'list', null).required(), choices: Joi.array().min(2).unique().items(Joi.string()),
  scope: Joi.object({ kind: Joi.valid('all', 'field', 'procedure', 'channel').required(), value: Joi.alternatives(scopeValue, Joi.array().min(1).unique().items(Joi.string())).required() }).required(),
  on: Joi.boolean().required(), switchable: Joi.boolean().required(), mark, source: text.required(), ...dates, effect: text, noEffect: text,
}).xor('effect', 'noEffect');

const ladder = Joi.object({
  id: Joi.string().required(), title: text.required(), source: text.required(), mark, ...dates,
  scope: Joi.object({ kind: Joi.valid('all', 'agency-kind', 'procedure', 'named').required(), value: scopeValue.required() }).required(),
  rungs: Joi.array().min(1).unique('rung').items(Joi.object({ rung: Joi.number().integer().positive().required(), role: Joi.string().required(), afterMinutes: Joi.number().min(0).required() })).required(),
});

/** The shape of `ClockRulesFacts` (vocabulary.ts says what each part means). */
export const clockRulesSchema = Joi.object({
  ruleSets: Joi.array().min(1).unique('id').items(Joi.object({ id: Joi.string().required(), title: text.required(), inForceFrom: date.required(), inForceTo: date.allow(null).required() })).required(),
  rules: Joi.array().unique('id').items(rule).required(),
  ladders: Joi.array().min(1).unique('id').items(ladder).required(),
  grounds: Joi.array().unique('id').items(Joi.object({ id: Joi.string().required(), text: text.required(), source: text.required(), mark })).required(),
});

/** What is wrong with a value of this rule, as it is shipped or set; null: nothing. */
export function wrongRuleValue(rule: Pick<ClockRuleFacts, 'value' | 'unit' | 'choices'>, value: RuleValue): string | null {
  if (typeof value !== typeof rule.value) return `write a ${typeof rule.value}`;
  if (rule.unit === 'time') return /^([01]\d|2[0-3]):[0-5]\d$/.test(String(value)) ? null : "write a time of day, e.g. '15:00'";
  if (rule.unit === 'list') return listOf(String(value)).every((id) => rule.choices?.includes(id)) && listOf(String(value)).length > 0 ? null : `write ids out of ${rule.choices?.join(', ') ?? ''}, separated by commas`;
  if (rule.choices) return rule.choices.includes(String(value)) ? null : `write one of ${rule.choices.join(', ')}`;
  if (typeof value !== 'number') return null;
  if (rule.unit === 'time-of-asking') return Number.isInteger(value) && value >= 0 && value <= 100 ? null : 'write a number of times, 0 to 100';
  return value > 0 && value <= 1000 ? null : 'write a number above 0';
}
export const listOf = (value: string): readonly string[] => value.split(',').map((id) => id.trim()).filter(Boolean);

/** Values fit their units; a ladder climbs: each rung later than the one before, and one holds for all. */
export const clockRulesRules: readonly Rule<ClockRulesFacts>[] = [
  ({ rules }) => rules.flatMap((each, index) => { const message = wrongRuleValue(each, each.value); return message ? [{ path: ['rules', index, 'value'], message }] : []; }),
  ({ rules }) => rules.flatMap((each, index) => ((each.scope.kind === 'all') === (each.scope.value === '') ? [] : [{ path: ['rules', index, 'scope', 'value'], message: "write '' for all, else an id" }])),
  ({ ladders }) => ladders.flatMap(({ rungs }, index) => (rungs.every((rung, at) => at === 0 || (rung.rung > rungs[at - 1]!.rung && rung.afterMinutes >= rungs[at - 1]!.afterMinutes)) ? [] : [{ path: ['ladders', index, 'rungs'], message: 'write the rungs from the first to the last, each later than the one before' }])),
  ({ ladders }) => (ladders.some(({ scope, inForceFrom, inForceTo }) => scope.kind === 'all' && inForceFrom === null && inForceTo === null) ? [] : [{ path: ['ladders'], message: "add one with scope 'all' that is always in force" }]),
];
