import { importedRules } from './approved-process.ts';
import type { ImportedProcedureFacts } from './imported-facts.ts';
import { importedSchema } from './imported-schema.ts';
import { readPlain } from './plain-yaml.ts';
import { checkYaml, type FactsProblem } from './read-yaml.ts';

/** Reads the text of an imported file: the plain way when it still looks as the importer wrote it, else as YAML, so that every problem has its line. */
export function readImportedFile(text: string, file: string): { readonly value: ImportedProcedureFacts } | { readonly problems: readonly FactsProblem[] } {
  const plain = readPlain(text);
  if (plain && !importedSchema.validate(plain, { abortEarly: true, convert: false }).error) {
    const value = plain as unknown as ImportedProcedureFacts;
    if (importedRules.every((rule) => rule(value).length === 0)) return { value };
  }
  return checkYaml<ImportedProcedureFacts>(text, file, importedSchema, importedRules);
}
