import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { finish, type Steps } from './in-steps.ts';
import type { InternalProcessFacts } from './schema/internal-facts.ts';
import { internalRules, internalSchema } from './schema/internal-schema.ts';
import { readPlain } from './schema/plain-yaml.ts';
import { checkYaml, type FactsProblem } from './schema/read-yaml.ts';

/** Every published internal process, ordered by id. A wrong file is left out and named, with line and what to do; the others load. */
export const loadInternalProcesses = (directory?: string): InternalCatalogue => finish(loadInternalInSteps(directory));

export interface InternalCatalogue { readonly processes: readonly InternalProcessFacts[]; readonly problems: readonly FactsProblem[] }

export function* loadInternalInSteps(directory = join(import.meta.dirname, 'internal')): Steps<InternalCatalogue> {
  const processes: InternalProcessFacts[] = [];
  const problems: FactsProblem[] = [];
  for (const name of readdirSync(directory).filter((found) => found.endsWith('.yaml')).sort()) {
    const file = relative(process.cwd(), join(directory, name));
    const read = readText(readFileSync(join(directory, name), 'utf8'), file);
    if ('problems' in read) problems.push(...read.problems);
    else if (basename(name, '.yaml') !== read.value.id) problems.push({ file, line: 1, path: 'id', message: `name the file '${read.value.id}.yaml', or correct the id` });
    else processes.push(read.value);
    yield;
  }
  return { processes, problems };
}

/** The plain way when the text still looks as the importer wrote it (0.1 ms instead of 20), else as YAML, so that every problem has its line. */
function readText(text: string, file: string): { readonly value: InternalProcessFacts } | { readonly problems: readonly FactsProblem[] } {
  const plain = readPlain(text);
  if (plain && !internalSchema.validate(plain, { abortEarly: true, convert: false }).error) {
    const value = plain as unknown as InternalProcessFacts;
    if (internalRules.every((rule) => rule(value).length === 0)) return { value };
  }
  return checkYaml<InternalProcessFacts>(text, file, internalSchema, internalRules);
}
