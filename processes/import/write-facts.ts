import { createHash } from 'node:crypto';
import type { ImportedProcedureFacts } from '../schema/imported-facts.ts';
import { writeFlow, type Plain } from '../schema/plain-yaml.ts';
import type { ReadFacts } from './to-facts.ts';

const HEAD = '# From the national procedure database. Correct it in place: imports keep what differs from their record under `imported`.';

/** The attributes that an import writes and staff may correct, in the order of the file. The code is the file's name. */
export const ATTRIBUTES = ['name', 'levels', 'field', 'ministry', 'authority', 'kind', 'subjects', 'channels', 'cases', 'notDocuments', 'dataInsteadOf', 'results', 'legalBasis', 'numberedSteps', 'source'] as const satisfies readonly (keyof ReadFacts)[];
export type Attribute = (typeof ATTRIBUTES)[number];

/** Eight hexadecimal digits that tell whether a value is still the one that was imported; the order of keys does not count. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex').slice(0, 8);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') return `{${Object.entries(value).filter(([, part]) => part !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => `${key}:${canonical(part)}`).join(',')}}`;
  return JSON.stringify(value) ?? 'undefined';
}

export const recordOf = (facts: ReadFacts): Record<string, string> => Object.fromEntries(ATTRIBUTES.filter((attribute) => facts[attribute] !== undefined).map((attribute) => [attribute, hashOf(facts[attribute])]));

/** The text of a file: always the same for the same facts, one line a channel, document and result. */
export function writeFacts(facts: ImportedProcedureFacts): string {
  const one = (key: keyof ImportedProcedureFacts): string => `${key}: ${writeFlow(facts[key] as Plain)}`;
  const items = (key: string, values: readonly Plain[], indent = ''): string[] => (values.length ? [`${indent}${key}:`, ...values.map((value) => `${indent}  - ${writeFlow(value)}`)] : [`${indent}${key}: []`]);
  const cases = facts.cases.length === 0 ? ['cases: []'] : ['cases:', ...facts.cases.flatMap((single) => [`  - name: ${writeFlow(single.name)}`, ...items('components', single.components as readonly Plain[] & typeof single.components, '    ')])];
  return `${[
    HEAD, one('code'), one('name'), one('levels'), one('field'), one('ministry'), one('authority'), one('kind'), one('subjects'),
    ...items('channels', facts.channels as unknown as readonly Plain[]), ...cases, one('notDocuments'), ...(facts.dataInsteadOf ? [one('dataInsteadOf')] : []), ...items('results', facts.results as unknown as readonly Plain[]),
    one('legalBasis'), one('numberedSteps'), one('source'), one('imported'),
  ].join('\n')}\n`;
}
