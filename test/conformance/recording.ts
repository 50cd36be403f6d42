import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of a recording: Zeebe's own form, keys as numbers, `t` in ms since the first record. */
export interface RecordedLine {
  readonly valueType: string;
  readonly intent: string;
  readonly recordType: 'COMMAND' | 'EVENT' | 'COMMAND_REJECTION';
  readonly key: number;
  readonly position: number;
  readonly sourceRecordPosition: number;
  readonly t: number;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface IndexRow { readonly file: string; readonly scope: string }

export function readIndex(dir: string): IndexRow[] {
  const [head = '', ...rows] = readFileSync(join(dir, 'index.tsv'), 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  const at = (row: string[], name: string): string => row[columns.indexOf(name)] ?? '';
  return rows.map((line) => line.split('\t')).map((row) => ({ file: at(row, 'file'), scope: at(row, 'scope') }));
}

export const readRecording = (file: string): RecordedLine[] =>
  readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as RecordedLine);

/** The text behind `model:<id>`. */
export function readModel(dir: string, reference: string): string {
  const id = reference.replace(/^model:/, '');
  for (const extension of ['bpmn', 'dmn', 'form']) {
    try { return readFileSync(join(dir, 'models', `${id}.${extension}`), 'utf8'); } catch { /* the next kind */ }
  }
  return reference;
}

/** What a test's client sends; everything else in a recording is the engine's own. */
const CLIENT = new Set([
  'DEPLOYMENT.CREATE', 'PROCESS_INSTANCE_CREATION.CREATE', 'PROCESS_INSTANCE_CREATION.CREATE_WITH_AWAITING_RESULT', 'JOB.COMPLETE', 'JOB.FAIL', 'JOB.THROW_ERROR',
  'JOB.UPDATE_RETRIES', 'JOB.UPDATE_TIMEOUT', 'JOB_BATCH.ACTIVATE', 'MESSAGE.PUBLISH', 'PROCESS_INSTANCE.CANCEL', 'INCIDENT.RESOLVE', 'VARIABLE_DOCUMENT.UPDATE',
  'PROCESS_INSTANCE_MIGRATION.MIGRATE', 'PROCESS_INSTANCE_MODIFICATION.MODIFY', 'RESOURCE_DELETION.DELETE', 'SIGNAL.BROADCAST', 'DECISION_EVALUATION.EVALUATE',
  'USER_TASK.COMPLETE', 'USER_TASK.ASSIGN', 'USER_TASK.CLAIM', 'USER_TASK.UPDATE',
]);
export const isFromOutside = (line: RecordedLine): boolean => line.recordType === 'COMMAND' && line.sourceRecordPosition === -1;
export const isFromClient = (line: RecordedLine): boolean => isFromOutside(line) && CLIENT.has(`${line.valueType}.${line.intent}`);
export const isFromClock = (line: RecordedLine): boolean =>
  isFromOutside(line) && ['TIMER.TRIGGER', 'JOB.TIME_OUT', 'JOB.RECUR_AFTER_BACKOFF', 'MESSAGE_BATCH.EXPIRE'].includes(`${line.valueType}.${line.intent}`);

/**
 * A correlation from outside that no published message brought about: the engine tells itself of correlations only after a MESSAGE.PUBLISHED, so a test
 * wrote this one, as a client writes a command.
 */
export const isCorrelationByTest = (line: RecordedLine, lines: readonly RecordedLine[]): boolean =>
  isFromOutside(line) && line.valueType === 'PROCESS_MESSAGE_SUBSCRIPTION' && line.intent === 'CORRELATE'
  && !lines.some(({ valueType, intent, key }) => valueType === 'MESSAGE' && intent === 'PUBLISHED' && key === line.value['messageKey']);

/** A job stream took a job: nobody asked for a number of them. Who holds the stream is a client, so what it takes is fed at its place. */
export const isPush = (line: RecordedLine): boolean => line.valueType === 'JOB_BATCH' && line.intent === 'ACTIVATED' && line.recordType === 'EVENT' && line.value['maxJobsToActivate'] === -1;

/** When the engine processed it: a command that a clock brought about is stamped before that clock was moved. */
export function processedAt(lines: readonly RecordedLine[], command: RecordedLine): number {
  let t = command.t;
  for (const line of lines) if (line.sourceRecordPosition === command.position) t = Math.max(t, line.t);
  return t;
}

/** The number of the key before the first that the recording's engine gave out: what tests before it on the same engine used up. */
export function keysBefore(lines: readonly RecordedLine[]): bigint {
  const keys = lines.filter(({ recordType, key }) => recordType === 'EVENT' && key > PARTITION_1).map(({ key }) => key - PARTITION_1);
  return keys.length > 0 ? BigInt(Math.min(...keys) - 1) : 0n;
}
const PARTITION_1 = 2 ** 51;

/** A fixed instant for recordings that show no instant at all. */
const SOME_INSTANT = Date.parse('2026-11-22T03:33:52Z');

/** The instant of `t` = 0, from what the recording says of deadlines and due dates. */
export function startInstant(lines: readonly RecordedLine[]): number {
  for (const line of lines) {
    const { valueType, intent, recordType, value } = line;
    if (recordType !== 'EVENT') continue;
    const [job] = valueType === 'JOB_BATCH' && intent === 'ACTIVATED' ? (value['jobs'] as readonly { deadline: number }[]) : [];
    if (job) return job.deadline - Number(value['timeout']) - line.t;
    if (valueType === 'MESSAGE' && intent === 'PUBLISHED') return Number(value['deadline']) - Math.max(0, Number(value['timeToLive'])) - line.t;
  }
  // A timer fires after it is due: the latest start that this leaves is the closest.
  const fired = lines.filter((line) => line.valueType === 'TIMER' && line.intent === 'TRIGGERED').map((line) => Number(line.value['dueDate']) - line.t);
  return fired.length > 0 ? Math.max(...fired) : SOME_INSTANT;
}

/** Checksums of what a deployment command brought, by resource name: the models here have generated ids evened out, so two that differed may read the same. */
export function checksumsOf(lines: readonly RecordedLine[], command: RecordedLine): ReadonlyMap<string, string> {
  const created = lines.find((line) => line.valueType === 'DEPLOYMENT' && line.recordType === 'EVENT' && line.sourceRecordPosition === command.position);
  const metadata = (created?.value['processesMetadata'] ?? []) as readonly { readonly resourceName: string; readonly checksum: string }[];
  return new Map(metadata.map(({ resourceName, checksum }) => [resourceName, checksum]));
}
