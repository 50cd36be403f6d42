import Joi from 'joi';

const text = Joi.object({ vi: Joi.string().required(), en: Joi.string().required() });
export const source = Joi.alternatives(Joi.string(), text);
export const provenance = Joi.object({ mark: Joi.valid('F', 'K', 'D', 'A').required(), source: source.required() });
const id = Joi.string().pattern(/^[a-zA-Z][a-zA-Z0-9-]*$/);
const time = Joi.string().pattern(/^([01]\d|2[0-3]):[0-5]\d$/);
const cutoff = Joi.object({ time: time.required(), provenance: provenance.required() });
const limit = Joi.object({ value: Joi.number().positive().required(), unit: Joi.valid('working-day', 'calendar-day', 'working-hour', 'same-day').required(), provenance: provenance.required() });

const fee = Joi.alternatives().conditional('.kind', {
  switch: [
    { is: 'free', then: Joi.object({ kind: Joi.valid('free'), provenance: provenance.required() }) },
    { is: 'fixed', then: Joi.object({ kind: Joi.valid('fixed'), amount: Joi.number().integer().positive().required(), provenance: provenance.required() }) },
    { is: 'per-page', then: Joi.object({ kind: Joi.valid('per-page'), first: Joi.number().integer().positive().required(), further: Joi.number().integer().positive().required(), furtherFrom: Joi.number().integer().min(2).required(), ceiling: Joi.number().integer().positive().required(), provenance: provenance.required() }) },
  ],
  otherwise: Joi.object({ kind: Joi.valid('free', 'fixed', 'per-page').required() }).unknown(),
});

const day = Joi.string().pattern(/^\d{4}-\d{2}-\d{2}$/).required();
const component = Joi.object({
  id: id.required(), name: Joi.string().required(), duty: Joi.valid('submit', 'show').required(),
  original: Joi.number().integer().min(0).required(), copies: Joi.number().integer().min(0).required(),
  source: Joi.alternatives(Joi.valid('applicant'), Joi.object({ register: id.required(), law: Joi.string(), inForce: Joi.object({ from: day, to: day }) })).required(),
  when: Joi.object({ field: id.required(), equals: Joi.alternatives(Joi.string(), Joi.boolean()).required() }),
  provenance: provenance.required(),
});

const formField = Joi.object({
  id: id.required(), label: text.required(), type: Joi.valid('text', 'longtext', 'number', 'date', 'choice', 'boolean').required(), required: Joi.boolean().required(),
  choices: Joi.array().min(2).items(Joi.object({ value: Joi.string().required(), label: text.required() })).when('type', { is: 'choice', then: Joi.required(), otherwise: Joi.forbidden() }),
  min: Joi.number(), max: Joi.number(), pattern: Joi.string(),
});

const step = Joi.object({
  id: id.required(), name: Joi.string().required(), role: id.required(), place: Joi.valid('one-stop', 'division', 'leader', 'clerk', 'agency').required(),
  workingMinutes: Joi.number().integer().positive().required(), provenance: provenance.required(),
});

/** The shape of `ProcedureFacts` (facts.ts says what each part means). */
export const procedureSchema = Joi.object({
  code: Joi.string().pattern(/^(\d\.\d{6}|[a-z]+(-[a-z]+)+)$/).required().messages({ 'string.pattern.base': "write the national code ('1.001193') or, where there is none, words with hyphens" }),
  name: Joi.string().required(), shortName: text.required(), level: Joi.valid('ministry', 'province', 'commune', 'utility').required(),
  field: Joi.object({ id: id.required(), name: Joi.string().required() }).required(),
  authority: Joi.string().required(), handledBy: id.required(), subjects: Joi.array().min(1).items(Joi.string()).required(),
  channels: Joi.array().min(1).unique('channel').items(Joi.object({ channel: Joi.valid('counter', 'post', 'online').required(), limit: limit.required(), fee: fee.required() })).required(),
  resultChannels: Joi.array().min(1).unique().items(Joi.valid('counter', 'post', 'electronic')).required(),
  components: Joi.array().unique('id').items(component).required(),
  form: Joi.array().unique('id').items(formField).required(),
  steps: Joi.array().min(1).unique('id').items(step).required(),
  results: Joi.array().min(1).items(Joi.object({ code: Joi.string().allow('').required(), name: Joi.string().required(), provenance: provenance.required() })).required(),
  legalBasis: Joi.array().min(1).items(Joi.string()).required(),
  supplementPolicy: Joi.valid('restart', 'suspend', 'shift').required(), supplementLimitWorkingDays: limit.required(),
  clockCutoff: cutoff, transferCutoff: cutoff.required(),
  onTheSpot: Joi.object({ eligible: Joi.boolean().required(), provenance: provenance.required() }).required(),
  consultedAgencies: Joi.array().unique('id').items(Joi.object({ id: id.required(), kind: id.required(), name: Joi.string().required() })).required(),
  linked: Joi.array().min(1).unique('code').items(Joi.object({ code: Joi.string().required(), handledBy: id.required() })),
  partOfBundle: Joi.boolean(),
  reengineering: Joi.object({
    state: Joi.valid('none', 're-engineered').required(),
    changes: Joi.array().items(Joi.object({ kind: id.required(), text: text.required(), provenance: provenance.required() })).required(),
    before: Joi.object({ papers: Joi.number().min(0).required(), days: Joi.number().min(0).required(), agencies: Joi.number().min(1).required(), visits: Joi.number().min(0).required(), provenance: provenance.required() }),
  }).required(),
  source: Joi.object({ dataset: Joi.string().required(), decision: Joi.string().required(), asOf: Joi.string().required() }).required(),
  assumptions: Joi.array().items(text).required(),
});
