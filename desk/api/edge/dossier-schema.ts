import joi from 'joi';
import type { ReceiveDossier } from '../contract.ts';

const line = joi.string().trim().max(300);

export const applicantSchema = joi.object({
  name: line.required(),
  identityNumber: joi.string().trim().max(30).required(),
  address: line.max(500).required(),
  phone: joi.string().trim().max(30).required(),
  email: joi.string().trim().email({ tlds: false }).max(200).allow(''),
  kind: joi.string().valid('citizen', 'business').required(),
  authorised: joi.object({ name: line.required(), identityNumber: joi.string().trim().max(30).required(), phone: joi.string().trim().max(30).allow(''), paper: line.required() }),
});
export const formSchema = joi.object().pattern(joi.string().max(100), joi.alternatives(joi.string().max(5000).allow(''), joi.number(), joi.boolean())).max(200).required();
const count = joi.number().integer().min(0).max(999);

/** The shape only; which fields a procedure wants is the command's business, which answers field by field. */
export const receiveSchema = joi.object<ReceiveDossier>({
  procedureCode: joi.string().trim().max(50).required(),
  channel: joi.string().valid('counter', 'post').required(),
  resultChannel: joi.string().valid('counter', 'post', 'electronic').required(),
  applicant: applicantSchema.required(),
  form: formSchema,
  copies: joi.number().integer().min(1).max(999).required(),
  content: joi.string().trim().max(2000).allow(''),
  components: joi.array().max(100).items(joi.object({ id: joi.string().max(100).required(), originals: count.required(), copies: count.required(), fileId: joi.string().guid(), shown: joi.boolean() })).required(),
  idempotencyKey: joi.string().min(8).max(100).required(),
});

/** While the form is being filled in, what is missing is the answer rather than an error. */
export const previewSchema = joi.object<ReceiveDossier>({
  procedureCode: joi.string().trim().max(50).required(),
  channel: joi.string().valid('counter', 'post', 'online').required(),
  resultChannel: joi.string().valid('counter', 'post', 'electronic').required(),
  applicant: joi.object().unknown().required(),
  form: formSchema,
  copies: joi.number().integer().min(1).max(999).required(),
  content: joi.string().max(2000).allow(''),
  components: joi.array().max(100).items(joi.object().unknown()).required(),
  idempotencyKey: joi.string().max(100).allow(''),
});
