import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadInternalProcesses } from '../load-internal.ts';
import type { InternalProcessFacts } from '../schema/internal-facts.ts';
import type { FactsProblem } from '../schema/read-yaml.ts';
import { writeInternal } from './internal-processes.ts';
import { hashOf } from './write-facts.ts';

/** Ids by what happened to their files. `kept`: staff edited the file since its import, or wrote it themselves, and the source says otherwise; somebody has to look. */
export interface InternalImport { readonly added: readonly string[]; readonly changed: readonly string[]; readonly unchanged: readonly string[]; readonly kept: readonly string[]; readonly problems: readonly FactsProblem[] }

/**
 * Writes the processes into `directory`, one file each. The same again writes nothing. A decision may come in several files of the source: what is not there yet gets the next free
 * number of its decision, and no import takes the place of another process.
 */
export function importInternal(read: readonly InternalProcessFacts[], directory: string): InternalImport {
  mkdirSync(directory, { recursive: true });
  const { processes, problems } = loadInternalProcesses(directory);
  // Files that cannot be read keep their names.
  const taken = new Set(readdirSync(directory).map((name) => basename(name, '.yaml')));
  const before = pairs(read, processes);
  const outcome = { added: [] as string[], changed: [] as string[], unchanged: [] as string[], kept: [] as string[] };
  for (const process of read) {
    const file = before.get(process);
    const id = file?.id ?? freeId(process.id, taken);
    taken.add(id);
    const imported = recordOf(process);
    if (file && recordOf(file) === imported && file.imported === imported) { outcome.unchanged.push(id); continue; }
    if (file && file.imported !== recordOf(file)) { outcome[file.imported === imported || recordOf(file) === imported ? 'unchanged' : 'kept'].push(id); continue; }
    writeFileSync(join(directory, `${id}.yaml`), writeInternal({ ...process, id, imported }));
    outcome[file ? 'changed' : 'added'].push(id);
  }
  return { ...outcome, problems };
}

/** Hash of what an import says of a process; whose file has another one was edited. */
const recordOf = ({ id: _id, imported: _imported, ...said }: InternalProcessFacts): string => hashOf(said);

/**
 * Which file holds which process: the very same; else the one of the same decision, code and title that shares most of its steps – half of them at least, unless the code
 * leaves no choice (titles such as "Quy trình giải quyết" stand for many).
 */
function pairs(read: readonly InternalProcessFacts[], files: readonly InternalProcessFacts[]): ReadonlyMap<InternalProcessFacts, InternalProcessFacts> {
  const found = new Map<InternalProcessFacts, InternalProcessFacts>();
  const free = new Set(files);
  const take = (process: InternalProcessFacts, file: InternalProcessFacts | undefined): void => { if (file) { found.set(process, file); free.delete(file); } };
  for (const process of read) take(process, [...free].find((file) => recordOf(file) === recordOf(process) || file.imported === recordOf(process)));
  for (const process of read.filter((each) => !found.has(each))) {
    const namesakes = [...free].filter((file) => keyOf(file) === keyOf(process));
    const alone = process.code !== undefined && namesakes.length === 1 && read.filter((other) => keyOf(other) === keyOf(process)).length === 1;
    const [closest] = namesakes.map((file) => ({ file, shared: sharedSteps(process, file) })).filter(({ shared }) => alone || shared >= 0.5).sort((a, b) => b.shared - a.shared);
    take(process, closest?.file);
  }
  return found;
}

const keyOf = ({ decision, place, code, title }: InternalProcessFacts): string => JSON.stringify([decision, place, code ?? '', title]);

/** Share of the steps, by their names, that the longer of the two has in common with the other. */
function sharedSteps(one: InternalProcessFacts, other: InternalProcessFacts): number {
  const names = other.steps.map(({ name }) => name);
  const shared = one.steps.filter(({ name }) => { const at = names.indexOf(name); if (at >= 0) names.splice(at, 1); return at >= 0; });
  return shared.length / Math.max(one.steps.length, other.steps.length);
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  const decision = id.replace(/-\d+$/, '');
  for (let ordinal = 1; ; ordinal++) if (!taken.has(`${decision}-${ordinal}`)) return `${decision}-${ordinal}`;
}
