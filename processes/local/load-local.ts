import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { finish, type Steps } from '../in-steps.ts';
import { checkYaml, type FactsProblem } from '../schema/read-yaml.ts';
import type { LocalFile } from './local-facts.ts';
import { localRules, localSchema } from './local-schema.ts';

export interface ReadLocalFile { readonly file: string; readonly local: LocalFile }

/** Every province's file, ordered by name. A wrong file is left out and named, with line and what to do; the others load. */
export const loadLocal = (directory?: string): LocalCatalogue => finish(loadLocalInSteps(directory));

export interface LocalCatalogue { readonly files: readonly ReadLocalFile[]; readonly problems: readonly FactsProblem[] }

export function* loadLocalInSteps(directory = import.meta.dirname): Steps<LocalCatalogue> {
  const files: ReadLocalFile[] = [];
  const problems: FactsProblem[] = [];
  for (const name of readdirSync(directory).filter((found) => found.endsWith('.yaml')).sort()) {
    const file = relative(process.cwd(), join(directory, name));
    const read = checkYaml<LocalFile>(readFileSync(join(directory, name), 'utf8'), file, localSchema, localRules);
    if ('problems' in read) problems.push(...read.problems);
    else if (basename(name, '.yaml') !== read.value.province.id) problems.push({ file, line: 1, path: 'province.id', message: `name the file '${read.value.province.id}.yaml', or correct the id` });
    else files.push({ file, local: read.value });
    yield;
  }
  return { files, problems };
}
