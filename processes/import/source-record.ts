import Joi from 'joi';
import type { FactsProblem } from '../schema/read-yaml.ts';

/** A row of the national database as published (one JSON object a line); `lay-thu-tuc.ts` brings the exchange form into the same shape. */
export interface SourceRecord {
  readonly code: string;
  readonly name: string;
  readonly decision: string;
  readonly levels: readonly string[];
  readonly type: string;
  readonly field: string;
  readonly subjects: readonly string[];
  readonly authority: string;
  /** Fee in đồng: 0 free, null or absent unknown. Time absent: not stated. `note` is prose: rules may look at it, it is never carried over. */
  readonly ways: readonly { readonly channel: 'counter' | 'post' | 'online'; readonly time?: number; readonly unit?: string; readonly fee?: number | null; readonly note: string }[];
  readonly cases: readonly { readonly case: string; readonly items: readonly SourceItem[] }[];
  readonly legal: readonly string[];
  readonly results: readonly { readonly code: string; readonly name: string }[];
  readonly steps: number;
  /** Attributes of the facts that this form of the source does not carry: an import of it leaves them as they are. */
  readonly silentOn?: readonly string[];
}
export interface SourceItem { readonly name: string; readonly original: number; readonly copy: number; readonly hasTemplate: boolean }

const count = Joi.number().integer().min(0).required();
const text = Joi.string().allow('').required();
export const sourceSchema = Joi.object({
  code: Joi.string().pattern(/^\d\.\d{6}$/).required().messages({ 'string.pattern.base': "a code has the form '1.001193'" }),
  name: Joi.string().required(), decision: text, levels: Joi.array().items(Joi.string()).required(), type: text, field: Joi.string().required(),
  subjects: Joi.array().items(Joi.string()).required(), authority: text,
  ways: Joi.array().items(Joi.object({ channel: Joi.valid('counter', 'post', 'online').required(), time: Joi.number(), unit: Joi.string(), fee: Joi.number().allow(null), note: text })).required(),
  cases: Joi.array().items(Joi.object({ case: text, items: Joi.array().items(Joi.object({ name: text, original: count, copy: count, hasTemplate: Joi.boolean().required() })).required() })).required(),
  legal: Joi.array().items(Joi.string()).required(), results: Joi.array().items(Joi.object({ code: text, name: text })).required(), steps: count, silentOn: Joi.array().items(Joi.string()),
});

/** Reads JSON lines. A wrong line is a problem with its number; the others are read. A code that comes twice is refused the second time. */
export function readSourceLines(content: string, file: string): { readonly records: readonly SourceRecord[]; readonly problems: readonly FactsProblem[] } {
  const problems: FactsProblem[] = [];
  const records = new Map<string, SourceRecord>();
  content.split('\n').forEach((line, index) => {
    if (!line.trim()) return;
    const problem = (path: string, message: string): void => void problems.push({ file, line: index + 1, path, message });
    const value = parsed(line);
    if (value === undefined) return problem('', 'this line is not JSON: export it again');
    const checked = sourceSchema.validate(value, { abortEarly: false, convert: false });
    if (checked.error) return checked.error.details.forEach((detail) => problem(detail.path.join('.'), `${detail.message}: correct the source and import again`));
    const record = checked.value as SourceRecord;
    if (records.has(record.code)) return problem('code', `procedure '${record.code}' stands twice in this file: keep one line`);
    records.set(record.code, record);
  });
  return { records: [...records.values()], problems };
}

function parsed(line: string): unknown {
  try { return JSON.parse(line); } catch { return undefined; }
}
