import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { vocabularyOf, type Vocabulary } from './vocabulary.ts';

/** Reads processes/job-types.yaml and processes/forms.yaml. Server and tests; the browser gets it from the API. */
export function readVocabulary(): Vocabulary {
  const read = (name: string): unknown => parse(readFileSync(new URL(`../../processes/${name}`, import.meta.url), 'utf8'));
  return vocabularyOf(read('job-types.yaml'), read('forms.yaml'));
}
