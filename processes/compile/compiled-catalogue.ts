import { finish, once, type Steps } from '../in-steps.ts';
import { loadImportedInSteps, type ImportedCatalogue } from '../load-imported.ts';
import { loadInternalInSteps, type InternalCatalogue } from '../load-internal.ts';
import { loadLocalInSteps, type LocalCatalogue } from '../local/load-local.ts';
import type { LocalAlarm } from '../local/local-facts.ts';
import { localizeInSteps, type LocalProcedure } from '../local/localize.ts';
import { choosePattern } from '../patterns/choose-pattern.ts';
import { loadPatternsInSteps, type Patterns } from '../patterns/load-patterns.ts';
import type { ProcedureFacts } from '../schema/facts.ts';
import type { ImportedProcedureFacts } from '../schema/imported-facts.ts';
import type { InternalProcessFacts } from '../schema/internal-facts.ts';
import { problemAt, type FactsProblem } from '../schema/read-yaml.ts';
import { approvedProcessOf, type ReadApproved } from './approved-process.ts';
import { assemble } from './assemble.ts';
import { planFromInternal } from './plan-from-internal.ts';
import { hasFee, planFromPattern } from './plan-from-pattern.ts';
import type { Plan } from './plan.ts';
import { runningFacts } from './running-facts.ts';
import { writeBpmn } from './write-bpmn.ts';

export type CompiledLabel = 'national-fact' | 'published-locally' | 'example-parameter';

/** A procedure that is compiled, not modelled by hand: its facts for the desk and its model are made when first asked for. */
export interface CompiledProcedure {
  readonly code: string;
  readonly processId: string;
  readonly label: CompiledLabel;
  /** What the patterns read; absent for an internal process whose procedure is not in the catalogue. */
  readonly imported?: ImportedProcedureFacts;
  /** Everything that its model is made of besides patterns and compiler. */
  readonly source: object;
  plan(): Plan;
  /** Undefined where only the steps are known. */
  facts(): ProcedureFacts | undefined;
  /** BPMN with diagram; the same facts and patterns give the same bytes. */
  model(): string;
}

export interface CompiledCatalogue {
  /** By code: the national procedures that nobody has modelled by hand. */
  readonly national: ReadonlyMap<string, CompiledProcedure>;
  /** By code with suffix: what provinces have published, and examples. */
  readonly local: ReadonlyMap<string, CompiledProcedure>;
  /** By id: approved internal processes of procedures that are not in the catalogue. */
  readonly internal: ReadonlyMap<string, CompiledProcedure>;
  /** Local limits above the national ones; their versions are not compiled. */
  readonly alarms: readonly LocalAlarm[];
  readonly problems: readonly FactsProblem[];
  /** Of which the models are made, with the rules that chose. */
  readonly patterns: Patterns;
  get(code: string): CompiledProcedure | undefined;
}

export interface CatalogueSources { readonly imported: ImportedCatalogue; readonly internal: InternalCatalogue; readonly local: LocalCatalogue; readonly patterns: Patterns }

/** Everything that can be compiled. A file that is wrong is named in `problems` and left out; the others compile. */
export const compiledCatalogue = (sources: CatalogueSources): CompiledCatalogue => finish(compiledInSteps(sources));

/** Procedures that are looked at in one step. */
const A_STEP = 200;
function* compiledInSteps({ imported, internal, local, patterns }: CatalogueSources): Steps<CompiledCatalogue> {
  const approved = new Map(internal.processes.map((process) => [process.id, process]));
  const facts = new Map(imported.procedures.map((procedure) => [procedure.code, procedure]));
  const fileOf = (code: string): string => imported.files?.get(code) ?? `${code}.yaml`;
  const nationally = new Map(imported.procedures.flatMap((each): [string, ReadApproved][] => { const read = approvedProcessOf(each, approved); return read ? [[each.code, read]] : []; }));
  const wrong = new Map([
    ...imported.procedures.flatMap(({ code, pattern }) => (pattern && !patterns.patterns.has(pattern.id) && !patterns.refused.has(pattern.id) ? [[code, { path: ['pattern', 'id'], message: `there is no pattern '${pattern.id}': write one of ${[...patterns.patterns.keys()].join(', ')}` }] as const] : [])),
    ...[...nationally].flatMap(([code, read]) => ('process' in read ? [] : [[code, read] as const])),
  ]);
  yield;
  const localized = yield* localizeInSteps(local.files, facts);
  yield;
  const unknownProcesses = localized.procedures.filter(({ version }) => version.internalProcess && !approved.has(version.internalProcess));
  const leftOut = new Map<string, number>();
  const patternRefused = (each: ImportedProcedureFacts, process: InternalProcessFacts | undefined): boolean => {
    if (process || patterns.refused.size === 0) return false;
    const { pattern } = choosePattern(each, patterns.rules);
    if (!patterns.refused.has(pattern)) return false;
    leftOut.set(pattern, (leftOut.get(pattern) ?? 0) + 1);
    return true;
  };
  const national = new Map<string, CompiledProcedure>();
  for (const each of facts.values()) {
    if (wrong.has(each.code)) continue;
    const read = nationally.get(each.code);
    const process = read && 'process' in read ? read.process : undefined;
    if (patternRefused(each, process)) continue;
    national.set(each.code, compiled(each.code, 'national-fact', patterns, each, () => approvedPlan(each, process) ?? planFromPattern(each, patterns), process ? { facts: each, process } : each));
    if (national.size % A_STEP === 0) yield;
  }
  const locals = new Map<string, CompiledProcedure>();
  for (const each of localized.procedures) {
    if (unknownProcesses.includes(each) || patternRefused(each.facts, approved.get(each.version.internalProcess ?? ''))) continue;
    locals.set(each.code, compiled(each.code, each.label, patterns, each.facts, () => localPlan(each, patterns, approved), localSource(each, approved), each.base.code));
    if (locals.size % A_STEP === 0) yield;
  }
  const used = new Set([...localized.procedures.map(({ version }) => version.internalProcess), ...[...nationally.values()].flatMap((read) => ('process' in read ? read.process.id : []))]);
  const rest = internal.processes.filter(({ id }) => !used.has(id)).map((process): [string, CompiledProcedure] => [process.id, compiled(process.id, 'published-locally', patterns, undefined, () => planFromInternal(process, { processId: `procedure-${process.id}`, name: process.title || process.id, fee: false }), process)]);
  const all = new Map([...national, ...locals, ...rest]);
  return {
    national, local: locals, internal: new Map(rest), patterns, alarms: localized.alarms, get: (code) => all.get(code),
    problems: [
      ...patterns.problems, ...[...leftOut].map(([pattern, count]) => problemAt('processes/patterns/patterns.yaml', ['patterns', pattern], `pattern '${pattern}' cannot be used, and what runs by it (procedures and local versions: ${count}) is not compiled: put right what is said of it or of what it includes`)),
      ...imported.problems, ...internal.problems, ...local.problems, ...localized.problems,
      ...[...wrong].map(([code, { path, message }]) => problemAt(fileOf(code), path, message)),
      ...unknownProcesses.map(({ file, at, version }) => problemAt(file, ['versions', at, 'internalProcess'], `there is no internal process '${version.internalProcess!}' in processes/internal: correct the id or take it out`)),
    ],
  };
}

const localSource = ({ file: _file, at: _at, ...each }: LocalProcedure, approved: ReadonlyMap<string, InternalProcessFacts>): object => ({ ...each, process: approved.get(each.version.internalProcess ?? '') });

/** An approval of the base is not one of the province: its version has its own approved process, or inferred steps. */
function localPlan({ code, facts, version }: LocalProcedure, patterns: Patterns, approved: ReadonlyMap<string, InternalProcessFacts>): Plan {
  return approvedPlan({ ...facts, code }, approved.get(version.internalProcess ?? '')) ?? planFromPattern(facts, patterns);
}

const approvedPlan = (facts: ImportedProcedureFacts, process: InternalProcessFacts | undefined): Plan | undefined => process && planFromInternal(process, { processId: `procedure-${facts.code}`, name: facts.name, fee: hasFee(facts) });

function compiled(code: string, label: CompiledLabel, patterns: Patterns, imported: ImportedProcedureFacts | undefined, planOf: () => Plan, source: object, baseCode?: string): CompiledProcedure {
  let plan: Plan | undefined;
  let facts: ProcedureFacts | undefined;
  const planned = (): Plan => (plan ??= planOf());
  return {
    code, processId: `procedure-${code}`, label, source, ...(imported ? { imported } : {}), plan: planned,
    facts: () => (facts ??= imported && runningFacts(imported, planned(), patterns.agencies, { label, ...(baseCode ? { baseCode } : {}) })),
    // The plan is not kept for this: thousands of outlines would stay in memory.
    model: () => writeBpmn(assemble(labelled((plan ?? planOf()).outline, label))),
  };
}

const LABELS: Readonly<Record<CompiledLabel, string>> = { 'national-fact': 'Dữ kiện quốc gia', 'published-locally': 'Địa phương đã công bố', 'example-parameter': 'Tham số ví dụ, không được công bố' };
const labelled = (outline: Plan['outline'], label: CompiledLabel): Plan['outline'] => ({ ...outline, documentation: `${LABELS[label]}. ${outline.documentation}`, properties: { label, ...outline.properties } });

/** The shipped catalogue, read once a process. @throws FactsError when no pattern or no choice among them can be trusted (load-patterns.ts). */
export const loadCompiledInSteps = once(function* read(): Steps<CompiledCatalogue> {
  const imported = yield* loadImportedInSteps();
  const internal = yield* loadInternalInSteps();
  const local = yield* loadLocalInSteps();
  return yield* compiledInSteps({ imported, internal, local, patterns: yield* loadPatternsInSteps() });
});
export const loadCompiled = (): CompiledCatalogue => finish(loadCompiledInSteps());
