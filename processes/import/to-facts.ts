import type { Channel } from '../schema/facts.ts';
import { isUnclear, type ImportedChannel, type ImportedLevel, type ImportedProcedureFacts } from '../schema/imported-facts.ts';
import { casesOf, type ReadCases } from './cases.ts';
import { feeOf, oneFee } from './fees.ts';
import { fieldId } from './field-id.ts';
import { limitOf, oneLimit } from './limits.ts';
import { plainText } from '../schema/plain-text.ts';
import { publisherOf } from './publisher.ts';
import type { SourceRecord } from './source-record.ts';

/** One value that could not be read: which attribute of which procedure, why, and what the source says. */
export interface Unread { readonly attribute: string; readonly code: string; readonly reason: string; readonly raw: string }
/** Facts without the record of the import, which merging with the file adds. */
export type ReadFacts = Omit<ImportedProcedureFacts, 'imported'>;

const LEVELS: Readonly<Record<string, ImportedLevel>> = { 'Cấp bộ': 'ministry', 'Cấp tỉnh': 'province', 'Cấp xã': 'commune', 'Cơ quan khác': 'other' };
const KINDS: Readonly<Record<string, ImportedProcedureFacts['kind']>> = { 'TTHC được giao luật quy định chi tiết': 'delegated-detail', 'TTHC không được luật giao cho địa phương quy định': 'not-delegated', 'Loại khác': 'other' };
const NO_INFORMATION = 'Không có thông tin';
const CHANNELS: readonly Channel[] = ['counter', 'post', 'online'];
/** One kind of subject whose name has commas, which the source's lists break at. */
const OFFICIALS = ['Cán bộ', 'công chức', 'viên chức'];

export interface ReadProcedure { readonly facts: ReadFacts; readonly unread: readonly Unread[]; readonly lines: ReadCases['lines'] }

/** The facts of one record, and everything in it that could not be read. Nothing is guessed. */
export function toFacts(record: SourceRecord, source: { readonly dataset: string; readonly asOf: string }): ReadProcedure {
  const unread: Unread[] = [];
  const missed = (attribute: string, reason: string, raw: string): void => void unread.push({ attribute, code: record.code, reason, raw: raw.slice(0, 160) });

  const field = fieldId(record.field);
  if (!field.listed) missed('field', 'not-in-the-list', record.field);
  const publisher = publisherOf(record.decision);
  if (!publisher) missed('publisher', 'not-readable', record.decision);
  const kind = KINDS[record.type];
  if (!kind) missed('kind', record.type ? 'not-readable' : 'not-stated', record.type);
  if (record.authority === NO_INFORMATION || !record.authority) missed('authority', 'not-stated', record.authority);
  const levels = record.levels.flatMap((level) => LEVELS[level] ?? []);
  for (const level of record.levels) if (!LEVELS[level]) missed('level', 'not-readable', level);

  if (record.levels.length === 0) missed('level', 'not-stated', '');

  const channels = channelsOf(record);
  for (const { channel, limit, fee } of channels) {
    if (isUnclear(limit)) missed('limit', limit.unclear, `${channel}: ${limit.raw ?? ''}`);
    if (isUnclear(fee)) missed('fee', fee.unclear, `${channel}: ${fee.raw ?? ''}`);
  }
  if (channels.length === 0) missed('limit', 'not-stated', 'no channel');

  const read = casesOf(record.cases);
  if (read.cases.length === 0) missed('papers', read.lines.length ? 'not-told-apart' : 'no-documents', read.lines[0]?.name ?? '');
  for (const name of read.uncounted) missed('papers', 'count-not-stated', name);
  for (const name of read.runTogether) missed('papers', 'run-together', name);
  if (record.steps === 0) missed('steps', 'not-numbered', '');
  if (record.results.length === 0) missed('results', 'not-stated', '');

  const facts: ReadFacts = {
    code: record.code, name: plainText(record.name), levels, field: { id: field.id, name: plainText(record.field) }, ministry: publisher ?? '',
    authority: record.authority === NO_INFORMATION ? '' : plainText(record.authority), kind: kind ?? '', subjects: subjectsOf(record.subjects), channels, cases: read.cases,
    notDocuments: { headings: read.headings, notes: read.notes },
    ...(read.dataInsteadOf.length ? { dataInsteadOf: read.dataInsteadOf } : {}),
    results: record.results.map(({ code, name }) => ({ code, name: plainText(name) })), legalBasis: [...new Set(record.legal.map(plainText))], numberedSteps: record.steps,
    source: { dataset: source.dataset, decision: plainText(record.decision), asOf: source.asOf },
  };
  return { facts, unread, lines: read.lines };
}

function channelsOf(record: SourceRecord): ImportedChannel[] {
  return CHANNELS.flatMap((channel) => {
    const rows = record.ways.filter((way) => way.channel === channel);
    return rows.length ? [{ channel, limit: oneLimit(rows.map(({ time, unit }) => limitOf(time, unit))), fee: oneFee(rows.map(({ fee, note }) => feeOf(fee, note))) }] : [];
  });
}

function subjectsOf(subjects: readonly string[]): string[] {
  const names = subjects.map(plainText);
  if (!OFFICIALS.every((name) => names.includes(name))) return [...new Set(names)];
  return [...new Set([...names.filter((name) => !OFFICIALS.includes(name)), OFFICIALS.join(', ')])];
}
