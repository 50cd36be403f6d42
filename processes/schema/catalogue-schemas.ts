import Joi from 'joi';
import { provenance, source } from './procedure-schema.ts';

const text = Joi.object({ vi: Joi.string().required(), en: Joi.string().required() });
const date = Joi.string().pattern(/^\d{4}-\d{2}-\d{2}$/);
const mark = Joi.valid('F', 'K', 'D', 'A');
const hours = Joi.array().items(Joi.string().pattern(/^\d{2}:\d{2}-\d{2}:\d{2}$/)).required();

export const calendarSchema = Joi.object({
  id: Joi.string().required(), name: text.required(), timeZone: Joi.string().required(),
  hours: Joi.object({ monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: hours, sunday: hours }).required(),
  makeUpHours: hours, hoursProvenance: provenance.required(),
  provisionalYears: Joi.array().items(Joi.number().integer()),
  daysOf: Joi.string(),
  days: Joi.array().unique('date').items(Joi.object({ date: date.required(), kind: Joi.valid('holiday', 'compensation', 'swapped-off', 'make-up-work').required(), name: text.required(), source: source.required(), mark: mark.required() })),
}).xor('days', 'daysOf');

const jobType = Joi.object({
  label: text.required(), first: Joi.boolean(), held: Joi.boolean(), internal: Joi.boolean(),
  headers: Joi.object().pattern(Joi.string(), Joi.string()), out: Joi.object().pattern(Joi.string(), Joi.string()),
});
export const jobTypesSchema = Joi.object({ jobTypes: Joi.object().pattern(Joi.string(), jobType).required(), roles: Joi.object().pattern(Joi.string(), text).required() });

const outcome = Joi.object({ vi: Joi.string().required(), en: Joi.string().required(), needsReason: Joi.boolean(), needsComponents: Joi.boolean() });
const formField = Joi.object({ type: Joi.valid('text', 'longtext', 'number', 'date', 'officer', 'components', 'file').required(), label: text.required(), required: Joi.boolean(), role: Joi.string() });
const form = Joi.object({ title: text.required(), result: Joi.string().required(), deskTask: Joi.boolean(), outcomes: Joi.object().pattern(Joi.string(), outcome).min(1).required(), fields: Joi.object().pattern(Joi.string(), formField).required() });
export const formsSchema = Joi.object({ forms: Joi.object().pattern(Joi.string(), form).required() });
