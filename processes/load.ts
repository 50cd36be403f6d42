import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { WorkingCalendar } from '../engine/time/working-calendar.ts';
import { calendarOf, type CalendarFile } from './calendars/calendar-of.ts';
import { catalogueIndex } from './catalogue-index.ts';
import { calendarSchema, formsSchema, jobTypesSchema } from './schema/catalogue-schemas.ts';
import { clockRulesRules, clockRulesSchema } from './schema/clock-rules-schema.ts';
import type { ProcedureFacts, Text } from './schema/facts.ts';
import { procedureRules, rolesAreKnown } from './schema/procedure-rules.ts';
import { procedureSchema } from './schema/procedure-schema.ts';
import { FactsError, readYaml, type FactsProblem } from './schema/read-yaml.ts';
import type { ClockRulesFacts, JobTypeFacts, RoleFacts, TaskFormFacts } from './schema/vocabulary.ts';

const HERE = import.meta.dirname;

export interface ModelFile {
  /** File name without `.bpmn`. */
  readonly name: string;
  readonly processId: string;
  /** Absent for models that are no procedure (the statutory clock). */
  readonly procedureCode?: string;
  readonly xml: string;
}

/** Every hand-modelled procedure of the catalogue (`loadImported` has the others), ordered by code. @throws FactsError naming file, line and what to do. */
export function loadProcedures(directory?: string): ProcedureFacts[] {
  const { procedures, problems } = readProcedures(directory);
  if (problems.length) throw new FactsError(problems);
  return [...procedures];
}

/** The same for whoever goes on without the wrong ones: they are left out and named, with line and what to do. */
export function readProcedures(directory?: string): { readonly procedures: readonly ProcedureFacts[]; readonly problems: readonly FactsProblem[] } {
  const problems: FactsProblem[] = [];
  const procedures = new Map<string, ProcedureFacts>();
  const rules = [...procedureRules, rolesAreKnown(loadJobTypes().roles.map(({ id }) => id))];
  for (const file of catalogueIndex(directory).handModelled) {
    const read = readYaml<ProcedureFacts>(file, procedureSchema, rules);
    const shown = relative(process.cwd(), file);
    if ('problems' in read) { problems.push(...read.problems.map((problem) => ({ ...problem, file: shown }))); continue; }
    const { code } = read.value;
    if (basename(file, '.yaml') !== code) problems.push({ file: shown, line: 1, path: 'code', message: `name the file '${code}.yaml', or correct the code` });
    else if (procedures.has(code)) problems.push({ file: shown, line: 1, path: 'code', message: `another file already describes procedure '${code}': keep one` });
    else procedures.set(code, read.value);
  }
  for (const facts of [...procedures.values()]) for (const { code } of facts.linked ?? [])
    if (!procedures.has(code)) { procedures.delete(facts.code); problems.push({ file: `${facts.code}.yaml`, line: 1, path: 'linked', message: `there is no procedure '${code}': describe it or take it out` }); }
  return { procedures: [...procedures.values()].sort((a, b) => (a.code < b.code ? -1 : 1)), problems };
}

/** The models that are deployed: procedures and the statutory clock, not `*.before.bpmn`. */
export function loadModels(): ModelFile[] {
  return modelFiles().filter(({ name }) => !name.endsWith('.before'));
}

/** How procedures ran before re-engineering, to be compared with; never deployed. */
export function loadBeforeModels(): ModelFile[] {
  return modelFiles().filter(({ name }) => name.endsWith('.before'));
}

export function loadJobTypes(): { readonly jobTypes: readonly JobTypeFacts[]; readonly roles: readonly RoleFacts[] } {
  type File = { jobTypes: Record<string, Partial<JobTypeFacts> & { label: Text }>; roles: Record<string, Text> };
  const file = must(readYaml<File>(join(HERE, 'job-types.yaml'), jobTypesSchema));
  return {
    jobTypes: Object.entries(file.jobTypes).map(([type, facts]) => ({ type, label: facts.label, first: facts.first ?? false, held: facts.held ?? false, internal: facts.internal ?? false, headers: facts.headers ?? {}, out: facts.out ?? {} })),
    roles: Object.entries(file.roles).map(([id, label]) => ({ id, label })),
  };
}

export function loadForms(): TaskFormFacts[] {
  type Outcome = Text & { needsReason?: boolean; needsComponents?: boolean };
  type Field = Omit<TaskFormFacts['fields'][number], 'id' | 'required'> & { required?: boolean };
  type File = { forms: Record<string, { title: Text; result: string; deskTask?: boolean; outcomes: Record<string, Outcome>; fields: Record<string, Field> }> };
  return Object.entries(must(readYaml<File>(join(HERE, 'forms.yaml'), formsSchema)).forms).map(([key, form]) => ({
    key, title: form.title, result: form.result, deskTask: form.deskTask ?? false,
    outcomes: Object.entries(form.outcomes).map(([value, { vi, en, needsReason, needsComponents }]) => ({ value, label: { vi, en }, needsReason: needsReason ?? false, needsComponents: needsComponents ?? false })),
    fields: Object.entries(form.fields).map(([id, field]) => ({ ...field, id, required: field.required ?? false })),
  }));
}

export function loadCalendars(): WorkingCalendar[] {
  const files = new Map(filesUnder(join(HERE, 'calendars'), '.yaml').map((file) => {
    const calendar = must(readYaml<CalendarFile>(file, calendarSchema));
    return [calendar.id, calendar];
  }));
  return [...files.values()].map((file) => calendarOf(file, files));
}

/** T1–T19 and ours, the ladders of escalation, the grounds of ledger entries, and the two generations of the law. */
export function loadClockRules(): ClockRulesFacts {
  return must(readYaml<ClockRulesFacts>(join(HERE, 'clock-rules.yaml'), clockRulesSchema, clockRulesRules));
}

function modelFiles(): ModelFile[] {
  return filesUnder(join(HERE, 'models'), '.bpmn').map((file) => {
    const xml = readFileSync(file, 'utf8');
    const processId = /<(?:\w+:)?process\b[^>]*\bid="([^"]+)"/.exec(xml)?.[1];
    if (!processId) throw new FactsError([{ file: relative(process.cwd(), file), line: 1, path: '', message: 'there is no process in this file: export it again as BPMN 2.0' }]);
    const procedureCode = /^(?:procedure|before)-(.+)$/.exec(processId)?.[1];
    return { name: basename(file, '.bpmn'), processId, ...(procedureCode ? { procedureCode } : {}), xml };
  });
}

function filesUnder(directory: string, extension: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(extension)).sort().map((name) => join(directory, name));
}

function must<T>(read: { readonly value: T } | { readonly problems: readonly FactsProblem[] }): T {
  if ('problems' in read) throw new FactsError(read.problems.map((problem) => ({ ...problem, file: relative(process.cwd(), problem.file) })));
  return read.value;
}
