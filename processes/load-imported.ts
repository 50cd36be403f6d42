import { basename, relative } from 'node:path';
import { CATALOGUE_DIRECTORY, catalogueIndex } from './catalogue-index.ts';
import type { ImportedProcedureFacts } from './schema/imported-facts.ts';
import type { FactsProblem } from './schema/read-yaml.ts';

export interface ImportedCatalogue { readonly procedures: readonly ImportedProcedureFacts[]; readonly problems: readonly FactsProblem[] }

/** Every imported procedure that nobody has modelled by hand, ordered by code. A wrong file is left out and named, with line and what to do; the others load. */
export function loadImported(directory = CATALOGUE_DIRECTORY): ImportedCatalogue {
  const { imported, handModelled, problems } = catalogueIndex(directory);
  const byHand = new Set(handModelled.map((file) => basename(file, '.yaml')));
  const byCode = new Map<string, { readonly facts: ImportedProcedureFacts; readonly file: string }>();
  const twice: FactsProblem[] = [];
  for (const entry of imported) {
    if (byHand.has(entry.facts.code)) continue;
    const other = byCode.get(entry.facts.code);
    if (other) twice.push({ file: relative(process.cwd(), entry.file), line: 1, path: 'code', message: `'${relative(process.cwd(), other.file)}' already describes procedure '${entry.facts.code}': keep one` });
    else byCode.set(entry.facts.code, entry);
  }
  return { procedures: [...byCode.values()].map(({ facts }) => facts).sort((a, b) => (a.code < b.code ? -1 : 1)), problems: [...problems, ...twice] };
}
