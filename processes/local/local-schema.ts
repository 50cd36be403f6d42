import Joi from 'joi';
import { provenance } from '../schema/procedure-schema.ts';
import type { Rule } from '../schema/read-yaml.ts';
import type { LocalFile } from './local-facts.ts';

const id = Joi.string().pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/);
export const localSchema = Joi.object({
  label: Joi.valid('published-locally', 'example-parameter').required(),
  province: Joi.object({ id: id.required(), name: Joi.string().required(), suffix: Joi.string().pattern(/^[A-Za-z0-9-]+$/).required(), provenance: provenance.required() }).required(),
  all: Joi.object({ levels: Joi.array().min(1).unique().items(Joi.valid('ministry', 'province', 'commune', 'other')).required(), limitShare: Joi.number().positive().max(1).required(), office: Joi.string().required() }),
  versions: Joi.array().items(Joi.object({
    base: Joi.string().pattern(/^\d\.\d{6}$/).required(), variant: id, decision: Joi.string(), date: Joi.string().pattern(/^\d{4}-\d{2}-\d{2}$/), internalProcess: id,
    limit: Joi.object({ value: Joi.number().positive().required(), unit: Joi.valid('working-day', 'calendar-day', 'working-hour', 'hour', 'month', 'year', 'minute').required() }),
    fee: Joi.number().integer().min(0), office: Joi.string(),
  })).required(),
});

const publishedIsPublished: Rule<LocalFile> = ({ label, versions, all }) => (label === 'example-parameter' ? [] : [
  ...(all ? [{ path: ['all'], message: 'only examples give parameters to all procedures: write each published version with its decision' }] : []),
  ...versions.flatMap((version, index) => (version.decision && version.date ? [] : [{ path: ['versions', index], message: `name the decision and its date: nothing pretends to be published that is not` }])),
]);
const exampleIsNoDecision: Rule<LocalFile> = ({ label, versions }) => (label === 'published-locally' ? [] : versions.flatMap((version, index) => (version.decision ? [{ path: ['versions', index, 'decision'], message: "an example has no decision: take it out, or label the file 'published-locally'" }] : [])));
const eachOnce: Rule<LocalFile> = ({ versions }) => versions.flatMap((version, index) => (versions.findIndex((other) => other.base === version.base && other.variant === version.variant) === index ? [] : [{ path: ['versions', index, 'base'], message: `'${version.base}' stands here twice: keep one, or give the second a 'variant'` }]));
export const localRules: readonly Rule<LocalFile>[] = [publishedIsPublished, exampleIsNoDecision, eachOnce];
