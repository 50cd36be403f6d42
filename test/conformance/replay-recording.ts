import { createInMemoryEngine } from '../../engine/simulate/in-memory-engine.ts';
import type { InMemoryEngine, TimedQueue } from '../../engine/simulate/in-memory-engine.ts';
import type { LogRecord } from '../../engine/protocol/record.ts';
import { NO_KEY } from '../../engine/protocol/key.ts';
import type { RecordValue } from '../../engine/protocol/value-type.ts';
import type { Command } from '../../engine/runtime/port.ts';
import { stateBefore } from './before-recording.ts';
import { decisionsBefore } from './decisions-before.ts';
import { KeyMap } from './key-map.ts';
import { logOf } from './log.ts';
import type { RecordedLog } from './log.ts';
import { checksumsOf, isCorrelationByTest, isFromClient, isFromClock, isPush, processedAt, readModel, keysBefore, startInstant } from './recording.ts';
import type { RecordedLine } from './recording.ts';

const LINES: Readonly<Record<string, TimedQueue>> = { TIMER: 'timer', MESSAGE_BATCH: 'message-deadline' };
const JOB_LINES: Readonly<Record<string, TimedQueue>> = { TIME_OUT: 'job-deadline', RECUR_AFTER_BACKOFF: 'job-backoff' };

/** What is due when the recording says so was set a few milliseconds earlier or later there than here. */
const SLACK_MS = 25;

export interface Replayed { readonly records: readonly LogRecord[]; readonly startMs: number; readonly defects: readonly string[] }

/** Feeds one recording to a fresh engine: clients' commands as they came, the clock as it was moved. */
export function replayRecording(recorded: readonly RecordedLine[], dir: string): Replayed {
  const log = logOf(recorded);
  const startMs = startInstant(log.lines);
  const engine = createInMemoryEngine({ firstKey: keysBefore(log.lines), startMs: startMs + Math.min(0, ...log.lines.map(({ t }) => t)), ...(log.oneAtATime ? { commandsPerStep: 1 } : {}) });
  engine.units.apply([...stateBefore(log.lines), ...decisionsBefore(log.lines, dir)]);
  const run: Run = { engine, keys: new KeyMap(), log, dir, startMs, seen: 0 };
  const defects: string[] = [];
  const own = ownInstances(log.lines);
  const foreign = new Set<string>();
  /** Where in our records each command from outside was put. */
  const fedAt: { readonly position: number; readonly index: number }[] = [];
  for (const line of log.lines) {
    if (line.recordType === 'EVENT') {
      const instance = line.value['processInstanceKey'];
      if (Number(instance) > 0 && !own.has(String(instance))) foreign.add(String(line.key));
      else run.keys.noteRecorded(line);
    }
    if (!isFromClient(line) && !isFromClock(line) && !isPush(line) && !isCorrelationByTest(line, log.lines)) continue;
    if (foreign.has(String(line.key))) continue;
    try {
      settle(run, line.position);
      fedAt.push({ position: line.position, index: engine.records.length });
      engine.setNow(startMs + (isFromClock(line) ? processedAt(log.lines, line) : line.t));
      feed(run, line);
    } catch (defect) {
      defects.push(`${line.valueType}.${line.intent} at ${line.position}: ${textOf(defect)}`);
    }
  }
  try { settle(run, Infinity); } catch (defect) { defects.push(`at the end: ${textOf(defect)}`); }
  return { records: shown(engine.records, log, fedAt), startMs, defects };
}

interface Run { readonly engine: InMemoryEngine; readonly keys: KeyMap; readonly log: RecordedLog; readonly dir: string; readonly startMs: number; seen: number }

const textOf = (defect: unknown): string => (defect instanceof Error ? (defect.stack ?? defect.message) : String(defect));

interface Named { readonly valueType: string; readonly intent: string; readonly key: unknown; readonly value: object }
function nameOf({ valueType, intent, key, value }: Named): string {
  const { elementId = '', batchElementInstanceKey = key } = value as { readonly elementId?: string; readonly batchElementInstanceKey?: unknown };
  return `${valueType}.${intent} ${String(batchElementInstanceKey)} ${elementId}`;
}

/** Processes what waits, up to the command that still waited there when the log had grown up to `position`. */
function settle(run: Run, position: number): void {
  const { engine, keys, log } = run;
  const waiting = log.waitingAt(position);
  for (let next = engine.waiting[0]; next; next = engine.waiting[0]) {
    const name = nameOf(next);
    if (waiting.some((line) => nameOf({ ...line, key: keys.key(line.key), value: keys.value(line.value) as object }) === name)) break;
    engine.processNext();
    note(run);
  }
  note(run);
}

function note(run: Run): void {
  for (; run.seen < run.engine.records.length; run.seen++) run.keys.noteOurs(run.engine.records[run.seen] as LogRecord);
}

function feed(run: Run, line: RecordedLine): void {
  const { engine, keys, log } = run;
  const written = log.takenOver(line);
  const first = engine.records.length;
  if (written.length > 0) {
    engine.takeOver({ recordType: 'COMMAND', sourceRecordPosition: -1, ...named(line, keys) });
    for (const event of written) {
      const unit = engine.units.unitOf(event.valueType === 'JOB' ? 'job' : 'element-instance', keys.key(event.key));
      engine.takeOver({ recordType: 'EVENT', sourceRecordPosition: first + event.sourceRecordPosition - line.position + 1, ...named(event, keys), units: unit === undefined ? [] : [unit] });
    }
  } else if (isFromClock(line)) fire(run, line);
  else if (isPush(line)) engine.enqueue(pushOf(line));
  else engine.enqueue(commandOf(run, line));
}

const named = ({ valueType, intent, key, value }: RecordedLine, keys: KeyMap): Pick<LogRecord, 'valueType' | 'intent' | 'key' | 'value'> =>
  ({ valueType, intent, key: keys.key(key), value: keys.value(value) as RecordValue }) as Pick<LogRecord, 'valueType' | 'intent' | 'key' | 'value'>;

/** Our log as the recording shows its own: once from where the recording begins, and again from the beginning of the log when it was read again. */
function shown(records: readonly LogRecord[], { stretches }: RecordedLog, fedAt: readonly { readonly position: number; readonly index: number }[]): readonly LogRecord[] {
  if (stretches.length === 1) return records;
  return stretches.flatMap(({ first, last }) => records.slice(
    fedAt.find(({ position }) => position >= first)?.index ?? 0,
    fedAt.find(({ position }) => position > last)?.index ?? records.length,
  ));
}

/**
 * The clock brings about what is due. A trigger that it cannot have brought about (nothing of that key is due), or that had to wait behind or before others,
 * stands in the log by itself and is fed as a command.
 */
function fire(run: Run, line: RecordedLine): void {
  const { engine, log } = run;
  const queue = LINES[line.valueType] ?? JOB_LINES[line.intent];
  if (!queue) return;
  const place = engine.units.earliest(queue);
  const due = place !== undefined && place.atMs <= engine.nowMs + SLACK_MS;
  const alone = log.waitingAt(line.position).length === 0 && !log.waitingAt(nextFromOutside(log, line)).some(({ position }) => position === line.position);
  if (line.valueType === 'TIMER' && (!due || !alone)) {
    const { value, ...rest } = commandOf(run, line);
    engine.enqueue({ ...rest, value });
    return;
  }
  engine.setNow(engine.nowMs + SLACK_MS);
  engine.fireDue([queue]);
}

const nextFromOutside = (log: RecordedLog, line: RecordedLine): number => log.lines.find(({ position, sourceRecordPosition }) => position > line.position && sourceRecordPosition === -1)?.position ?? Infinity;

/** A shared engine may still write records of an earlier test's instances: those were not started in this recording. */
const ownInstances = (lines: readonly RecordedLine[]): Set<string> => new Set(
  lines.filter((line) => line.valueType === 'PROCESS_INSTANCE' && line.intent === 'ELEMENT_ACTIVATING' && line.value['bpmnElementType'] === 'PROCESS').map((line) => String(line.key)),
);

/** What differed in the recorded run differs here: a comment with the recorded checksum stands in for the ids that were evened out. */
function resourcesOf(line: RecordedLine, { log, dir }: Run): { readonly resourceName: string; readonly resource: string }[] {
  const checksums = checksumsOf(log.lines, line);
  return (line.value['resources'] as { readonly resourceName: string; readonly resource: string }[]).map(({ resourceName, resource }) => {
    const checksum = checksums.get(resourceName);
    return { resourceName, resource: readModel(dir, resource) + (checksum === undefined ? '' : `\n<!-- ${checksum} -->`) };
  });
}

/** What our gateway asks for when a job of the stream's type has become activatable. */
function pushOf({ value: { type, worker, timeout, tenantIds } }: RecordedLine): Command {
  const value = { type, worker, timeout, tenantIds, maxJobsToActivate: 1, forStream: true, jobKeys: [], jobs: [], truncated: false };
  return { valueType: 'JOB_BATCH', intent: 'ACTIVATE', key: NO_KEY, value: value as RecordValue };
}

function commandOf(run: Run, line: RecordedLine): Command {
  const { keys } = run;
  const value = keys.value(line.value) as Record<string, unknown>;
  if (line.valueType === 'DEPLOYMENT') value['resources'] = resourcesOf(line, run);
  if (line.valueType === 'PROCESS_INSTANCE_CREATION' && Number(value['version']) > 0) value['version'] = keys.version(String(value['bpmnProcessId']), Number(value['version']));
  return { valueType: line.valueType, intent: line.intent, key: keys.key(line.key), value: value as RecordValue, requestId: String(line.position) } as Command;
}
