import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isImportedText } from '../catalogue-index.ts';
import type { ProcedureFacts } from '../schema/facts.ts';
import type { ImportedProcedureFacts } from '../schema/imported-facts.ts';
import { readImportedFile } from '../schema/read-imported.ts';
import type { FactsProblem } from '../schema/read-yaml.ts';
import { amendFacts } from './amend-facts.ts';
import { contradictionsOf, type Contradiction } from './contradictions.ts';
import { mergeFacts } from './merge.ts';
import type { SourceRecord } from './source-record.ts';
import { toFacts, type Unread } from './to-facts.ts';
import { writeFacts } from './write-facts.ts';

export interface ImportReport {
  readonly read: number;
  readonly written: { readonly added: number; readonly changed: number; readonly unchanged: number };
  /** Attribute → reason → how often, with examples. */
  readonly unread: Readonly<Record<string, Readonly<Record<string, { readonly count: number; readonly procedures: number; readonly examples: readonly string[] }>>>>;
  /** What the lines among the documents were taken for. */
  readonly lines: Readonly<Record<string, number>>;
  /** Staff's values that the source now contradicts anew. */
  readonly conflicts: readonly { readonly code: string; readonly attribute: string }[];
  readonly edited: number;
  /** Hand-modelled procedures win; what the source says otherwise. */
  readonly handModelled: readonly string[];
  readonly contradictions: readonly Contradiction[];
  /** Imported earlier and no longer in the source: kept, somebody has to decide. */
  readonly goneFromSource: readonly string[];
  readonly problems: readonly FactsProblem[];
}

export interface ImportSource { readonly dataset: string; /** YYYY-MM or YYYY-MM-DD */ readonly asOf: string; /** A part of the database: what is missing in it is not gone. */ readonly partial?: boolean }

const EXAMPLES = 3;

/**
 * Brings the records into `directory`, one file a procedure. Importing the same again writes nothing; what staff edited stays.
 * @param handModelled facts that win over the source for their codes: no file is written.
 */
export function importCatalogue(records: readonly SourceRecord[], directory: string, handModelled: readonly ProcedureFacts[], source: ImportSource): ImportReport {
  const files = new Map(readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')).map((name) => [basename(name, '.yaml'), join(directory, name)]));
  const byHand = new Map(handModelled.map((facts) => [facts.code, facts]));
  const written = { added: 0, changed: 0, unchanged: 0 };
  const unread: Unread[] = [];
  const lines: Record<string, number> = {};
  const conflicts: { code: string; attribute: string }[] = [];
  const contradictions: Contradiction[] = [];
  const problems: FactsProblem[] = [];
  let edited = 0;

  for (const record of records) {
    const read = toFacts(record, source);
    unread.push(...read.unread);
    for (const { verdict } of read.lines) lines[`${verdict.is}: ${verdict.rule}`] = (lines[`${verdict.is}: ${verdict.rule}`] ?? 0) + 1;
    const modelled = byHand.get(record.code);
    if (modelled) { contradictions.push(...contradictionsOf(modelled, read.facts)); continue; }

    const file = files.get(record.code);
    const current = file ? currentFacts(file, problems) : undefined;
    if (current === 'unreadable') continue;
    const merged = mergeFacts(current?.facts, read.facts, record.silentOn);
    edited += merged.kept.length > 0 ? 1 : 0;
    conflicts.push(...merged.conflicts.map((attribute) => ({ code: record.code, attribute })));
    const recordMoved = current && JSON.stringify(current.facts.imported) !== JSON.stringify(merged.facts.imported);
    if (current && merged.changed.length === 0 && !recordMoved) { written.unchanged++; continue; }
    const path = file ?? join(directory, merged.facts.field.id, `${record.code}.yaml`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, current ? amendFacts(current.text, current.facts, merged.facts, merged.changed) : writeFacts(merged.facts));
    written[current ? 'changed' : 'added']++;
  }
  const sourceCodes = new Set(records.map(({ code }) => code));
  const goneFromSource = source.partial ? [] : [...files].filter(([code, file]) => !sourceCodes.has(code) && !byHand.has(code) && isImportedText(readFileSync(file, 'utf8'))).map(([code]) => code);
  return { read: records.length, written, unread: counted(unread), lines: sorted(lines), conflicts, edited, handModelled: [...byHand.keys()].filter((code) => sourceCodes.has(code)), contradictions, goneFromSource, problems };
}

function currentFacts(file: string, problems: FactsProblem[]): { readonly facts: ImportedProcedureFacts; readonly text: string } | 'unreadable' {
  const text = readFileSync(file, 'utf8');
  const read = readImportedFile(text, file);
  if ('value' in read) return { facts: read.value, text };
  problems.push(...read.problems);
  return 'unreadable';
}

function counted(unread: readonly Unread[]): ImportReport['unread'] {
  const table: Record<string, Record<string, { count: number; codes: Set<string>; examples: string[] }>> = {};
  for (const { attribute, code, reason, raw } of unread) {
    const cell = ((table[attribute] ??= {})[reason] ??= { count: 0, codes: new Set(), examples: [] });
    cell.count++;
    if (!cell.codes.has(code) && cell.examples.length < EXAMPLES) cell.examples.push(`${code}: ${raw}`);
    cell.codes.add(code);
  }
  return Object.fromEntries(Object.entries(table).map(([attribute, reasons]) => [attribute, Object.fromEntries(Object.entries(reasons).map(([reason, { count, codes, examples }]) => [reason, { count, procedures: codes.size, examples }]))]));
}

const sorted = (counts: Readonly<Record<string, number>>): Record<string, number> => Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
