import { basename, relative } from 'node:path';
import { CATALOGUE_DIRECTORY, catalogueIndexInSteps } from './catalogue-index.ts';
import { finish, type Steps } from './in-steps.ts';
import type { ImportedProcedureFacts } from './schema/imported-facts.ts';
import { problemAt, type FactsProblem } from './schema/read-yaml.ts';

export interface ImportedCatalogue { readonly procedures: readonly ImportedProcedureFacts[]; /** Code → file, for problems that show beside other files. */ readonly files?: ReadonlyMap<string, string>; readonly problems: readonly FactsProblem[] }

/** Every imported procedure that nobody has modelled by hand, ordered by code. A wrong file is left out and named, with line and what to do; the others load. */
export const loadImported = (directory?: string): ImportedCatalogue => finish(loadImportedInSteps(directory));

export function* loadImportedInSteps(directory = CATALOGUE_DIRECTORY): Steps<ImportedCatalogue> {
  const { imported, handModelled, problems } = yield* catalogueIndexInSteps(directory);
  yield;
  const byHand = new Set(handModelled.map((file) => basename(file, '.yaml')));
  const byCode = new Map<string, { readonly facts: ImportedProcedureFacts; readonly file: string }>();
  const twice: FactsProblem[] = [];
  for (const entry of imported) {
    if (byHand.has(entry.facts.code)) continue;
    const other = byCode.get(entry.facts.code);
    if (other) twice.push(problemAt(relative(process.cwd(), entry.file), ['code'], `'${relative(process.cwd(), other.file)}' already describes procedure '${entry.facts.code}': keep one`));
    else byCode.set(entry.facts.code, entry);
  }
  return { procedures: [...byCode.values()].map(({ facts }) => facts).sort((a, b) => (a.code < b.code ? -1 : 1)), files: new Map([...byCode].map(([code, { file }]) => [code, relative(process.cwd(), file)])), problems: [...problems, ...twice] };
}
