import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Joi from 'joi';
import type { DocumentKind } from '../schema/document-facts.ts';
import { checkYaml, FactsError, type Rule } from '../schema/read-yaml.ts';

type KindEntry = Omit<DocumentKind, 'holder' | 'within' | 'request'> & { readonly words: string; readonly within?: boolean; readonly request?: boolean; readonly holder: 'applicant' | 'unknown' | { readonly register: readonly string[]; readonly owner: string; readonly basis: string } };
interface KindsFile { readonly kinds: readonly KindEntry[]; readonly reviewed: readonly { readonly name: string; readonly kind: string }[] }
/** A kind with the words that its names begin with. */
export interface KindWithWords { readonly kind: DocumentKind; readonly words: string }
export interface KindRegister { readonly kinds: readonly KindWithWords[]; readonly reviewed: KindsFile['reviewed'] }

const text = Joi.object({ vi: Joi.string().required(), en: Joi.string().required() });
const holder = Joi.alternatives(Joi.valid('applicant', 'unknown'), Joi.object({ register: Joi.array().min(1).items(Joi.string()).required(), owner: Joi.string().required(), basis: Joi.string().required() }));
const schema = Joi.object({
  kinds: Joi.array().min(1).unique('id').items(Joi.object({
    id: Joi.string().pattern(/^[a-z][a-z-]*$/).required(), name: text.required(), words: Joi.string().required(),
    within: Joi.boolean(), request: Joi.boolean(), holder: holder.required(), doubtful: text, mayBe: Joi.array().min(1).items(Joi.string()),
  })).required(),
  reviewed: Joi.array().unique('name').items(Joi.object({ name: Joi.string().required(), kind: Joi.string().required() })).required(),
});

const wordsCompile: Rule<KindsFile> = ({ kinds }) => kinds.flatMap(({ words }, index) => {
  try { new RegExp(words); return []; } catch (error) { return [{ path: ['kinds', index, 'words'], message: `these words are no regular expression (${(error as Error).message}): correct them` }]; }
});
const widerNamesExist: Rule<KindsFile> = ({ kinds }) => kinds.flatMap(({ mayBe }, index) => (mayBe ?? []).flatMap((id) => (kinds.some((kind) => kind.id === id) ? [] : [{ path: ['kinds', index, 'mayBe'], message: `there is no kind '${id}': add it or correct the name` }])));
const reviewedKindsExist: Rule<KindsFile> = ({ kinds, reviewed }) => reviewed.flatMap(({ kind }, index) => (kinds.some(({ id }) => id === kind) ? [] : [{ path: ['reviewed', index, 'kind'], message: `there is no kind '${kind}': add it to 'kinds' or correct the name` }]));

/** The register's file. */
export const KINDS_FILE = join(import.meta.dirname, 'kinds.yaml');

/** The register of document kinds. @throws FactsError naming file, line and what to do. */
export function loadKinds(file = KINDS_FILE): KindRegister {
  const read = checkYaml<KindsFile>(readFileSync(file, 'utf8'), 'processes/documents/kinds.yaml', schema, [wordsCompile, widerNamesExist, reviewedKindsExist]);
  if ('problems' in read) throw new FactsError(read.problems);
  return {
    kinds: read.value.kinds.map(({ words, holder: held, within, request, ...kind }) => ({
      words,
      kind: { ...kind, within: within ?? false, request: request ?? false, holder: typeof held === 'string' ? { is: held } : { is: 'register', registers: held.register, owner: held.owner, basis: held.basis } },
    })),
    reviewed: read.value.reviewed,
  };
}
