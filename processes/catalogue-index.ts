import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { finish, type Steps } from './in-steps.ts';
import type { ImportedProcedureFacts } from './schema/imported-facts.ts';
import { readImportedFile } from './schema/read-imported.ts';
import type { FactsProblem } from './schema/read-yaml.ts';

/** What is known of one YAML file; kept from start to start, because reading and checking thousands of them takes more than a CPU-second. */
interface Entry { readonly name: string; readonly size: number; readonly modifiedAtMs: number; readonly content: { readonly kind: 'hand-modelled' } | { readonly kind: 'imported'; readonly facts: ImportedProcedureFacts } | { readonly kind: 'wrong'; readonly problems: readonly FactsProblem[] } }

export interface CatalogueIndex {
  /** Files of hand-modelled procedures, as paths. */
  readonly handModelled: readonly string[];
  readonly imported: readonly { readonly facts: ImportedProcedureFacts; readonly file: string }[];
  readonly problems: readonly FactsProblem[];
}

const HERE = import.meta.dirname;
/** An index that another version of reader or shape wrote is not used. */
const READERS = ['catalogue-index.ts', 'schema/approved-process.ts', 'schema/imported-schema.ts', 'schema/internal-facts.ts', 'schema/internal-schema.ts', 'schema/plain-yaml.ts', 'schema/read-imported.ts', 'schema/read-yaml.ts'];
const versionOfReaders = (): string => createHash('sha256').update(READERS.map((name) => readFileSync(join(HERE, name), 'utf8')).join('\0')).digest('hex').slice(0, 16);
export const CATALOGUE_DIRECTORY = join(HERE, 'catalogue');
const INDEX_FILE = join(HERE, '..', '.catalogue', 'facts.jsonl');

/** What an imported file has and a hand-modelled one has not: the record of the last import. */
export const isImportedText = (text: string): boolean => /^imported:/m.test(text);

/** Files that are looked at, and files that are read, in one step. */
const [A_STEP, A_FEW] = [100, 10];

let latest: { readonly directory: string; readonly signature: string; readonly index: CatalogueIndex } | undefined;

/**
 * Every YAML file under `directory`, read again only where size or time of change differ from the index of the last start (`.catalogue/`, ignored by git).
 * A wrong file does not keep the others from loading. Other directories than the shipped one have no index file.
 */
export const catalogueIndex = (directory?: string, indexFile?: string): CatalogueIndex => finish(catalogueIndexInSteps(directory, indexFile));

export function* catalogueIndexInSteps(directory = CATALOGUE_DIRECTORY, indexFile = directory === CATALOGUE_DIRECTORY ? INDEX_FILE : undefined): Steps<CatalogueIndex> {
  const files: Omit<Entry, 'content'>[] = [];
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((each) => each.endsWith('.yaml')).sort()) {
    const { size, mtimeMs } = statSync(join(directory, name));
    files.push({ name, size, modifiedAtMs: mtimeMs });
    if (files.length % A_STEP === 0) yield;
  }
  const signature = files.map(({ name, size, modifiedAtMs }) => `${name} ${size} ${modifiedAtMs}`).join('\n');
  if (latest?.directory === directory && latest.signature === signature) return latest.index;

  const known = indexFile ? yield* readIndex(indexFile) : new Map<string, Entry>();
  let read = 0;
  const entries: Entry[] = [];
  for (const file of files) {
    const entry = known.get(file.name);
    // Wrong files are read again: their problems name lines and today's advice.
    if (entry && entry.content.kind !== 'wrong' && entry.size === file.size && entry.modifiedAtMs === file.modifiedAtMs) { entries.push(entry); continue; }
    if (++read % A_FEW === 0) yield;
    entries.push({ ...file, content: contentOf(join(directory, file.name)) });
  }
  if (indexFile && (read > 0 || known.size !== entries.length)) writeIndex(indexFile, entries);
  const index = indexOf(entries, directory);
  latest = { directory, signature, index };
  return index;
}

function contentOf(file: string): Entry['content'] {
  const text = readFileSync(file, 'utf8');
  if (!isImportedText(text)) return { kind: 'hand-modelled' };
  const read = readImportedFile(text, relative(process.cwd(), file));
  return 'problems' in read ? { kind: 'wrong', problems: read.problems } : { kind: 'imported', facts: read.value };
}

function indexOf(entries: readonly Entry[], directory: string): CatalogueIndex {
  const handModelled: string[] = [];
  const imported: { facts: ImportedProcedureFacts; file: string }[] = [];
  const problems: FactsProblem[] = [];
  for (const { name, content } of entries) {
    const file = join(directory, name);
    switch (content.kind) {
      case 'hand-modelled': handModelled.push(file); break;
      case 'wrong': problems.push(...content.problems); break;
      case 'imported': imported.push({ facts: content.facts, file }); break;
    }
  }
  return { handModelled, imported, problems };
}

function* readIndex(file: string): Steps<Map<string, Entry>> {
  try {
    const [version, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
    const entries = new Map<string, Entry>();
    if (version !== JSON.stringify({ version: versionOfReaders() })) return entries;
    for (const [at, line] of lines.entries()) {
      const entry = JSON.parse(line) as Entry;
      entries.set(entry.name, entry);
      if (at % A_STEP === 0) yield;
    }
    return entries;
  } catch {
    return new Map(); // missing or broken: everything is read again
  }
}

/** Through a second file, so that a start beside this one never reads half an index; where nothing may be written, every start reads the YAML. */
function writeIndex(file: string, entries: readonly Entry[]): void {
  const part = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(part, `${JSON.stringify({ version: versionOfReaders() })}\n${entries.map((entry) => JSON.stringify(entry)).join('\n')}\n`);
    renameSync(part, file);
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM', 'ENOSPC'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
