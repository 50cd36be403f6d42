import type { JobTypeFacts, TaskFormFacts } from '../../../processes/schema/vocabulary.ts';
import { createRandom } from '../../demo/random.ts';

/** What a scripted worker may answer for one job type or task form: variable → possible values. */
export type AnswerBook = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

/** Out of processes/job-types.yaml and processes/forms.yaml: every answer that the vocabulary allows. User tasks are found under their form key. */
export function answerBook(jobTypes: readonly JobTypeFacts[], forms: readonly TaskFormFacts[]): AnswerBook {
  const book: Record<string, Record<string, readonly unknown[]>> = {};
  for (const { type, out } of jobTypes.filter(({ internal }) => !internal)) book[type] = Object.fromEntries(Object.entries(out).map(([name, spec]) => [name, valuesOf(spec)]));
  for (const { key, result, outcomes } of forms) book[`form:${key}`] = { [result]: outcomes.map(({ value }) => value) };
  return book;
}

function valuesOf(spec: string): readonly unknown[] {
  if (spec === 'boolean') return [true, false];
  if (/^[a-z-]+(\|[a-z-]+)+$/.test(spec)) return spec.split('|');
  if (spec.startsWith('list')) return [[], ['a']];
  if (/amount|count/.test(spec)) return [0, 20_000];
  throw new Error(`no scripted answer for '${spec}'`);
}

/** The same seed, element and visit give the same answer on every engine. After `patience` visits the first (happy) answer, so that loops end. */
export function chooseAnswer(book: AnswerBook, kind: string, elementId: string, visit: number, seed: number, patience = 3): Record<string, unknown> {
  const options = book[kind];
  if (!options) throw new Error(`the vocabulary has no '${kind}' (element '${elementId}')`);
  const random = createRandom(hash(`${seed}/${elementId}/${visit}`));
  return Object.fromEntries(Object.entries(options).map(([name, values]) => [name, visit > patience ? values[0] : random.pick(values)]));
}

function hash(text: string): number {
  let value = 2166136261;
  for (const char of text) value = Math.imul(value ^ char.charCodeAt(0), 16777619);
  return value >>> 0;
}
