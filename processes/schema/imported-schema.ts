import Joi from 'joi';
import { approvedSchema } from './approved-process.ts';

const unclear = Joi.object({ unclear: Joi.valid('not-stated', 'unit-lost', 'not-positive', 'several', 'tariff-in-note', 'set-elsewhere', 'no-documents', 'not-told-apart', 'not-readable').required(), raw: Joi.string() });
const limit = Joi.alternatives().conditional('.unclear', { is: Joi.exist(), then: unclear, otherwise: Joi.object({ value: Joi.number().positive().required(), unit: Joi.valid('working-day', 'calendar-day', 'working-hour', 'hour', 'month', 'year', 'minute').required() }) });
const fee = Joi.alternatives().conditional('.unclear', {
  is: Joi.exist(), then: unclear,
  otherwise: Joi.alternatives().conditional('.kind', { is: 'free', then: Joi.object({ kind: Joi.valid('free').required() }), otherwise: Joi.object({ kind: Joi.valid('free', 'fixed').required(), amount: Joi.number().integer().positive().required() }) }),
});
const component = Joi.object({
  name: Joi.string().required(), duty: Joi.valid('submit', 'show', 'instead-of').required(),
  original: Joi.number().integer().min(0).required(), copies: Joi.number().integer().min(0).required(), template: Joi.valid(true), ifAny: Joi.valid(true), mentions: Joi.array().min(1).unique().items(Joi.string()),
});

/** The shape of `ImportedProcedureFacts` (imported-facts.ts says what each part means). */
export const importedSchema = Joi.object({
  code: Joi.string().pattern(/^\d\.\d{6}$/).required().messages({ 'string.pattern.base': "write the national code, e.g. '1.001193'" }),
  name: Joi.string().required(),
  levels: Joi.array().unique().items(Joi.valid('ministry', 'province', 'commune', 'other')).required(),
  field: Joi.object({ id: Joi.string().pattern(/^[a-z][a-z0-9-]*$/).required(), name: Joi.string().required() }).required(),
  ministry: Joi.string().allow('').required(), authority: Joi.string().allow('').required(),
  kind: Joi.valid('delegated-detail', 'not-delegated', 'other', '').required(),
  subjects: Joi.array().unique().items(Joi.string()).required(),
  channels: Joi.array().unique('channel').items(Joi.object({ channel: Joi.valid('counter', 'post', 'online').required(), limit: limit.required(), fee: fee.required() })).required(),
  cases: Joi.array().items(Joi.object({ name: Joi.string().allow('').required(), components: Joi.array().unique('name').items(component).required() })).required(),
  notDocuments: Joi.object({ headings: Joi.number().integer().min(0).required(), notes: Joi.number().integer().min(0).required() }).required(),
  dataInsteadOf: Joi.array().min(1).unique().items(Joi.string()),
  results: Joi.array().items(Joi.object({ code: Joi.string().allow('').required(), name: Joi.string().required() })).required(),
  legalBasis: Joi.array().unique().items(Joi.string()).required(),
  numberedSteps: Joi.number().integer().min(0).required(),
  pattern: Joi.object({ id: Joi.string().pattern(/^[a-z][a-z0-9-]*$/).required(), by: Joi.string().required(), reason: Joi.string().required() }),
  approvedProcess: approvedSchema,
  source: Joi.object({ dataset: Joi.string().required(), decision: Joi.string().allow('').required(), asOf: Joi.string().pattern(/^\d{4}-\d{2}(-\d{2})?$/).required() }).required(),
  imported: Joi.object().pattern(Joi.string(), Joi.string().pattern(/^[0-9a-f]{8}$/)).required(),
});
