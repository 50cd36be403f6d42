import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Joi from 'joi';
import { finish, type Steps } from '../in-steps.ts';
import type { ReplacementFile } from '../schema/document-facts.ts';
import { readPlain, type Plain } from '../schema/plain-yaml.ts';
import { checkYaml, FactsError } from '../schema/read-yaml.ts';

const date = Joi.string().pattern(/^\d{4}-\d{2}-\d{2}$/).required();
const text = Joi.string().allow('').required();
const codes = Joi.array().items(Joi.string().pattern(/^\d\.\d{6}$/)).required();
const schema = Joi.object({
  law: Joi.string().required(), source: Joi.string().required(), inForce: Joi.object({ from: date, to: date }).required(),
  unread: Joi.array().unique('number').items(Joi.object({ number: Joi.number().integer().required(), codes, reason: Joi.string().required() })).required(),
  rows: Joi.array().unique('number').items(Joi.object({ number: Joi.number().integer().required(), codes, procedure: text, paper: Joi.string().required(), registers: Joi.array().items(Joi.string()).required(), database: text, owner: text, law: text, clause: text, partly: Joi.valid(true) })).required(),
});

/** Resolution 66.7/2025/NQ-CP, Appendix I. @throws FactsError naming file, line and what to do. */
export const loadReplacements = (file?: string): ReplacementFile => finish(loadReplacementsInSteps(file));

/** Rows that are checked in one step. */
const A_STEP = 40;
export function* loadReplacementsInSteps(file = join(import.meta.dirname, 'replacements.yaml')): Steps<ReplacementFile> {
  const content = readFileSync(file, 'utf8');
  const plain = readPlain(content);
  yield;
  if (plain && (yield* isRight(plain))) return plain as unknown as ReplacementFile;
  const read = checkYaml<ReplacementFile>(content, 'processes/documents/replacements.yaml', schema);
  if ('problems' in read) throw new FactsError(read.problems);
  return read.value;
}

/** What the schema says of the whole, a few rows a step. */
function* isRight(plain: { readonly [key: string]: Plain }): Steps<boolean> {
  const { rows } = plain;
  if (!Array.isArray(rows) || schema.validate({ ...plain, rows: [] }, { convert: false }).error) return false;
  for (let at = 0; at < rows.length; at += A_STEP) {
    yield;
    if (schema.validate({ ...plain, unread: [], rows: rows.slice(at, at + A_STEP) as readonly Plain[] }, { convert: false }).error) return false;
  }
  return new Set(rows.map((row: { readonly number: number }) => row.number)).size === rows.length;
}
