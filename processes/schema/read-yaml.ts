import { readFileSync } from 'node:fs';
import type { Schema } from 'joi';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';

/** One thing wrong in a file of facts: where it is and what to do. */
export interface FactsProblem { readonly file: string; readonly line: number; readonly path: string; readonly message: string }

/** Thrown when files of facts are wrong: nothing starts with half a catalogue. */
export class FactsError extends Error {
  readonly problems: readonly FactsProblem[];
  constructor(problems: readonly FactsProblem[]) {
    super(problems.map((problem) => `${problem.file}:${problem.line}: ${problem.path ? `${problem.path}: ` : ''}${problem.message}`).join('\n'));
    this.name = 'FactsError';
    this.problems = problems;
  }
}

/** What rules beyond the shape say about a value; `path` leads to the part that is wrong. */
export type Rule<T> = (value: T) => readonly { readonly path: readonly (string | number)[]; readonly message: string }[];

/** Reads a YAML file whose shape `schema` and whose sense `rules` describe. Returns the value, or the problems with their lines. */
export function readYaml<T>(file: string, schema: Schema, rules: readonly Rule<T>[] = []): { readonly value: T } | { readonly problems: readonly FactsProblem[] } {
  return checkYaml(readFileSync(file, 'utf8'), file, schema, rules);
}

export function checkYaml<T>(text: string, file: string, schema: Schema, rules: readonly Rule<T>[] = []): { readonly value: T } | { readonly problems: readonly FactsProblem[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, uniqueKeys: true });
  if (document.errors.length) return { problems: document.errors.map((error) => ({ file, line: error.linePos?.[0].line ?? 1, path: '', message: `this is not YAML: ${error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:$/, '')}; look for a bracket, a quote or an indent here or just above` })) };
  const problem = (path: Path, message: string): FactsProblem => ({ file, line: lineIn(document, lineCounter, path), path: path.join('.'), message });

  const { value, error } = schema.validate(document.toJS(), { abortEarly: false, convert: false });
  if (error) return { problems: error.details.map((detail) => problem(detail.path, advice(detail))) };
  const wrong = rules.flatMap((rule) => rule(value as T)).map((found) => problem(found.path, found.message));
  return wrong.length ? { problems: wrong } : { value: value as T };
}

type Path = readonly (string | number)[];

/** Of the deepest part of the path that the file has. */
function lineIn(document: Document.Parsed, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** What only shows beside other files: at the line where this one says it. A file that is gone or in memory only has line 1. */
export function problemAt(file: string, path: Path, message: string): FactsProblem {
  const lineCounter = new LineCounter();
  let line = 1;
  try { line = lineIn(parseDocument(readFileSync(file, 'utf8'), { lineCounter }), lineCounter, path); } catch (error) { if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; }
  return { file, line, path: path.join('.'), message };
}

function advice(detail: { type: string; message: string; context?: { label?: string; valids?: unknown[]; key?: string; value?: unknown; path?: string; limit?: number; peers?: readonly string[]; mainWithLabel?: string; peerWithLabel?: string } }): string {
  const name = detail.context?.key ?? 'the file';
  switch (detail.type) {
    case 'any.required': return `add '${name}'`;
    case 'object.unknown': return `take '${name}' out, or correct its spelling`;
    case 'any.only': return `write one of ${(detail.context?.valids ?? []).map((valid) => `'${String(valid)}'`).join(', ')}`;
    case 'string.base': return `write '${name}' as text (a code needs quotes)`;
    case 'string.empty': return `write something as '${name}', or take it out`;
    case 'number.base': return `write '${name}' as a number`;
    case 'number.positive': return `${String(detail.context?.value)} cannot be: write a number above 0`;
    case 'number.min': return `${String(detail.context?.value)} cannot be: write a number of at least ${detail.context?.limit}`;
    case 'number.integer': return `${String(detail.context?.value)} cannot be: write a whole number`;
    case 'array.unique': return `${twice(detail.context)} stands twice: keep one`;
    case 'object.missing': return `write ${(detail.context?.peers ?? []).map((peer) => `'${peer}'`).join(' or ')}`;
    case 'object.xor': return `${(detail.context?.peers ?? []).map((peer) => `'${peer}'`).join(' and ')} exclude each other: keep one`;
    case 'object.without': return `'${detail.context?.mainWithLabel ?? ''}' already says it: take '${detail.context?.peerWithLabel ?? ''}' out`;
    case 'array.min': return `'${name}' needs at least ${detail.context?.limit} entry`;
    default: return detail.message;
  }
}

/** Names the entry by the attribute that must not be repeated. */
function twice(context: { value?: unknown; path?: string } | undefined): string {
  const { value, path } = context ?? {};
  const repeated = path && value && typeof value === 'object' ? (value as Readonly<Record<string, unknown>>)[path] : value;
  return `'${String(repeated)}'`;
}
