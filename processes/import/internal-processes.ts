import Joi from 'joi';
import type { InternalProcessFacts, InternalStep, StepTime, StepUnit } from '../schema/internal-facts.ts';
import { writeFlow, type Plain } from '../schema/plain-yaml.ts';
import type { FactsProblem } from '../schema/read-yaml.ts';
import { actorOf, namesAnActor } from './actors.ts';
import { folded, plainText } from '../schema/plain-text.ts';

/** A row of the collection of internal processes, one JSON object a line. */
interface SourceProcess {
  readonly decision: string; readonly place: string; readonly date: string; readonly title: string; readonly code: string; readonly parts?: readonly string[];
  readonly steps: readonly { readonly no: string; readonly content: string; readonly who: string; readonly time: string; readonly value?: number; readonly unit?: string; readonly product?: string; readonly part?: string }[];
  readonly total: readonly [number, string] | { readonly value: number; readonly unit: string } | null;
}
const text = Joi.string().allow('', null);
const sourceSchema = Joi.object({
  decision: Joi.string().required(), place: text, date: text, title: text, code: text, parts: Joi.array().items(Joi.string()),
  steps: Joi.array().min(1).items(Joi.object({ no: text, content: text, who: text, time: text, value: Joi.number(), unit: Joi.string(), product: text, part: text }).unknown()).required(),
  total: Joi.alternatives(Joi.array().ordered(Joi.number().required(), Joi.string().required()), Joi.object({ value: Joi.number().required(), unit: Joi.string().required() })).allow(null),
}).unknown();

const UNITS: Readonly<Record<string, StepUnit>> = { wd: 'working-day', d: 'day', h: 'working-hour', min: 'minute', m: 'month' };

/** Reads JSON lines; a wrong line is a problem with its number, the others are read. */
export function readInternalLines(content: string, file: string, asOf: string): { readonly processes: readonly InternalProcessFacts[]; readonly problems: readonly FactsProblem[] } {
  const problems: FactsProblem[] = [];
  const processes: InternalProcessFacts[] = [];
  const perDecision = new Map<string, number>();
  content.split('\n').forEach((line, index) => {
    if (!line.trim()) return;
    let value: unknown;
    try { value = JSON.parse(line); } catch { problems.push({ file, line: index + 1, path: '', message: 'this line is not JSON: export it again' }); return; }
    const checked = sourceSchema.validate(value, { abortEarly: false, convert: false });
    if (checked.error) { problems.push(...checked.error.details.map((detail) => ({ file, line: index + 1, path: detail.path.join('.'), message: `${detail.message}: correct the source and import again` }))); return; }
    const source = checked.value as SourceProcess;
    const decision = slug(`${source.place ?? ''} ${source.decision}`);
    const ordinal = (perDecision.get(decision) ?? 0) + 1;
    perDecision.set(decision, ordinal);
    processes.push(factsOf(source, `${decision}-${ordinal}`, asOf));
  });
  return { processes, problems };
}

/** Some tables have the column of who acts before the one of what is done; the reading calls the first one 'content' all the same (single rows: `stepOf`). */
function inOrder(steps: SourceProcess['steps']): SourceProcess['steps'] {
  const named = (cell: (step: SourceProcess['steps'][number]) => string): number => steps.filter((step) => namesAnActor(cell(step))).length;
  const swapped = named(({ content }) => content ?? '') > named(({ who }) => who ?? '') && named(({ content }) => content ?? '') * 2 >= steps.length;
  return swapped ? steps.map((step) => ({ ...step, content: step.who, who: step.content })) : steps;
}

function factsOf(source: SourceProcess, id: string, asOf: string): InternalProcessFacts {
  const [firstPart] = source.parts ?? [];
  const total = source.total === null ? undefined : Array.isArray(source.total) ? timeOf(source.total[0] as number, source.total[1] as string) : timeOf((source.total as { value: number }).value, (source.total as { unit: string }).unit);
  const code = /\d\.\d{6}/.exec(source.code ?? '')?.[0];
  return {
    id, title: titleOf(source.title ?? ''), ...(code ? { code } : {}), decision: plainText(source.decision), place: plainText(source.place ?? ''), date: source.date ?? '',
    ...(source.parts ? { parts: source.parts.map((name) => { const stated = timeIn(name); return { name: plainText(name), ...(stated ? { total: stated } : {}) }; }) } : {}),
    // The rows before the first named part belong to the first one.
    steps: inOrder(source.steps).map((step): InternalStep => stepOf(step, source.parts ? plainText(step.part || firstPart || '') : undefined)),
    ...(total ? { total } : {}), source: { dataset: 'Internal processes of provincial decisions', asOf },
  };
}

function stepOf(step: SourceProcess['steps'][number], part: string | undefined): InternalStep {
  const cells = [step.who ?? '', step.content ?? ''] as const;
  const [who, what] = !namesAnActor(cells[0]) && namesAnActor(cells[1]) ? [cells[1], cells[0]] : cells;
  const actor = actorOf(who);
  const takes = step.value === undefined ? timeIn(step.time ?? '') : timeOf(step.value, step.unit ?? '');
  return { number: plainText(step.no ?? ''), name: cut(what, 120) || '–', who: cut(who, 100), ...(actor ? { actor } : {}), time: cut(step.time ?? '', 60), ...(takes ? { takes } : {}), ...(part ? { part } : {}) };
}

function timeOf(value: number, unit: string): StepTime | undefined {
  const known = UNITS[unit];
  return known ? { value, unit: known } : undefined;
}

/** '0,5 ngày làm việc', '1/4 ngày', 'cấp xã (03 ngày làm việc)' → a length of time; 'Giờ hành chính' → undefined. */
export function timeIn(words: string): StepTime | undefined {
  const found = /(\d+)\s*\/\s*(\d+)\s*(ngay lam viec|ngay|gio|phut|thang)|(\d+(?:[.,]\d+)?)\s*(?:\([^)]*\)\s*)?(ngay lam viec|ngay|gio|phut|thang)/.exec(folded(words));
  if (!found) return undefined;
  const value = found[1] ? Number(found[1]) / Number(found[2]) : Number(found[4]!.replace(',', '.'));
  const unit = ({ 'ngay lam viec': 'working-day', ngay: 'day', gio: 'working-hour', phut: 'minute', thang: 'month' } as const)[(found[3] ?? found[5]) as 'ngay'];
  return Number.isFinite(value) ? { value, unit } : undefined;
}

const slug = (words: string): string => folded(words).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');

/** Without the number in front and the code behind. */
const titleOf = (title: string): string => plainText(title).replace(/^\d{1,2}(?:\.\d{1,2})*\.\s*/, '').replace(/[\s–-]*\(?\s*Mã TTHC.*$/iu, '').slice(0, 300);

/** What is done, without the prose that explains it: the first sentence, at most `longest` characters. */
function cut(words: string, longest: number): string {
  const plain = plainText(words).replace(/^(?:\d{1,2}\.|-)\s*/, '');
  const sentence = /^.{12,}?[.;:](?=\s)/u.exec(plain)?.[0].slice(0, -1) ?? plain;
  if (sentence.length <= longest) return sentence;
  return `${sentence.slice(0, sentence.slice(0, longest).lastIndexOf(' '))}…`;
}

/** The text of a file: always the same for the same facts. */
export function writeInternal(process: InternalProcessFacts): string {
  const { parts, steps, ...rest } = process;
  const items = (key: string, values: readonly unknown[]): string[] => [`${key}:`, ...values.map((value) => `  - ${writeFlow(value as Plain)}`)];
  return `${['# An internal process as its decision publishes it.', ...Object.entries(rest).map(([key, value]) => `${key}: ${writeFlow(value as Plain)}`), ...(parts ? items('parts', parts) : []), ...items('steps', steps)].join('\n')}\n`;
}
