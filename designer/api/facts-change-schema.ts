import joi from 'joi';
import type { FactsChange } from '../facts/facts-change.ts';

const channel = joi.string().valid('counter', 'post', 'online');
const limit = joi.object({ value: joi.number().min(0).max(10_000).required(), unit: joi.string().valid('working-day', 'calendar-day', 'working-hour', 'same-day').required() });
const day = joi.string().pattern(/^\d{4}-\d{2}-\d{2}$/).required();
const paper = joi.alternatives().conditional('.kind', {
  is: 'register', then: joi.object({ kind: joi.string().valid('register').required(), register: joi.string().max(60).required(), law: joi.string().trim().max(500), inForce: joi.object({ from: day, to: day }) }),
  otherwise: joi.object({ kind: joi.string().valid('dropped', 'applicant').required() }),
});

/** The shape of a `FactsChange`; whether it makes sense is designer/facts/check-facts.ts's business. null takes the change back. */
export const factsChange = joi.object<FactsChange>({
  papers: joi.object().pattern(joi.string().max(80), paper).max(100).required(),
  limits: joi.object().pattern(channel, limit).required(),
  channelsDropped: joi.array().unique().items(channel).required(), channelsAdded: joi.array().unique().items(channel).required(),
  onTheSpot: joi.boolean().allow(null).required(), ground: joi.string().trim().max(500).allow('').required(),
}).allow(null);
