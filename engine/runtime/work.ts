import { createOverlay } from './state/overlay.ts';
import type { CommandIntent, EventIntent } from '../protocol/intent.ts';
import { NO_KEY } from '../protocol/key.ts';
import type { Key, LogRecord, RejectionType } from '../protocol/record.ts';
import type { RecordValue, ValueOf, ValueType } from '../protocol/value-type.ts';
import type { DecisionGraph } from '../model/decision/graph.ts';
import type { ExecutableProcess } from '../model/executable.ts';
import { applyEvent } from './appliers/apply-event.ts';
import type { GraphCache } from './graph-cache.ts';
import type { Answer, Command, LinePage, PlaceInLine, StepContext, UnitId } from './port.ts';
import { withChanges } from './state/line-page.ts';
import type { Overlay, State } from './state/overlay.ts';

/** A command waiting in this step: same transaction, same position of origin. */
export interface FollowUp extends Command { readonly unit: UnitId }

/**
 * One step at work: what a processor reads and writes. Writing an event applies it in the same call, so no event is ever
 * written and not applied, and nothing but appliers changes state.
 */
export interface Work {
  readonly nowMs: number;
  readonly state: State;
  /** The unit of the command being processed; events go there unless they say otherwise. */
  unit: UnitId;
  /** Units in which commands of this step have run: they are in memory, and nothing can have come in between. */
  readonly visited: ReadonlySet<UnitId>;
  readonly context: StepContext;
  /** `StepContext.pageOf` with what this step has changed. */
  pageOf(queue: string, after: PlaceInLine | undefined, limit: number): LinePage;
  nextKey(): Key;
  graph(processDefinitionKey: Key): ExecutableProcess;
  /** What `graph` answers from now on for a definition that this step deploys: it need not be read from its XML again. */
  keepGraph(processDefinitionKey: Key, graph: ExecutableProcess): void;
  decisions(decisionRequirementsKey: Key): DecisionGraph;
  /** A new unit: nothing needs to be loaded for it. */
  begin(unit: UnitId): void;
  event<T extends ValueType>(valueType: T, intent: EventIntent<T>, key: Key, value: ValueOf<T>, units?: readonly UnitId[]): LogRecord;
  /** A command of this step, after those already waiting. */
  follow<T extends ValueType>(valueType: T, intent: CommandIntent<T>, key: Key, value: ValueOf<T>, unit?: UnitId): void;
  /** A command for another unit, a step of its own. */
  send<T extends ValueType>(valueType: T, intent: CommandIntent<T>, key: Key, value: ValueOf<T>, unit: UnitId | undefined): void;
  /** Refuses the command being processed; a client's gets this as its answer. */
  reject(type: RejectionType, reason: string): void;
  /** Answers the client of the command being processed, if there is one. */
  answer(record: LogRecord, body?: object): void;
  /** Answers somebody who has waited since an earlier step. */
  answerTo(requestId: string, record: LogRecord, body?: object): void;
  /** The command being processed. */
  command: Command;
}

export interface Recorder extends Work {
  readonly overlay: Overlay;
  readonly records: LogRecord[];
  readonly followUps: FollowUp[];
  readonly sent: Command[];
  readonly answers: Answer[];
  start(command: Command, unit: UnitId): void;
}

/** The models that a step walks, read from state and kept between steps. */
export interface Models {
  readonly graphs: GraphCache;
  readonly decisions: (state: State, decisionRequirementsKey: Key) => DecisionGraph;
}

/** Before the first. A field, not a getter: an object with one is kept as a dictionary, slow to read and four times as large. */
const NO_COMMAND: Command = { valueType: 'PROCESS_INSTANCE', intent: 'ACTIVATE_ELEMENT', key: NO_KEY, value: {} };

export function createWork(context: StepContext, models: Models): Recorder {
  const overlay = createOverlay(context.state);
  const records: LogRecord[] = [];
  const followUps: FollowUp[] = [];
  const sent: Command[] = [];
  const answers: Answer[] = [];
  let origin = -1;
  const visited = new Set<UnitId>();
  const { nowMs } = context;
  const work: Recorder = {
    nowMs: context.nowMs, state: overlay, overlay, context, records, followUps, sent, answers, visited, unit: 'none', command: NO_COMMAND,
    // Methods, not arrows, as in `overlay.ts`.
    graph(key) { return models.graphs.get(overlay, key); },
    keepGraph(key, made) { models.graphs.put(key, made); },
    decisions(key) { return models.decisions(overlay, key); },
    pageOf(queue, after, limit) { return withChanges(context.pageOf(queue, after, limit), queue, after, overlay.changes()); },
    nextKey() { return context.nextKey(); },
    begin(unit) { overlay.begin(unit); },
    start(next, unit) {
      work.command = next;
      work.unit = unit;
      const record: LogRecord = { position: context.nextPosition(), sourceRecordPosition: origin, timestamp: nowMs, key: next.key, recordType: 'COMMAND', valueType: next.valueType, intent: next.intent, value: next.value };
      records.push(record);
      if (origin < 0) origin = record.position;
      visited.add(unit);
    },
    event(valueType, intent, key, value, units = [work.unit]) {
      const record: LogRecord = { position: context.nextPosition(), sourceRecordPosition: origin, timestamp: nowMs, key, recordType: 'EVENT', valueType, intent, value: value as RecordValue, units };
      records.push(record);
      applyEvent(record, overlay, work.graph);
      return record;
    },
    follow(valueType, intent, key, value, unit = work.unit) {
      followUps.push({ valueType, intent, key, value: value as RecordValue, unit });
    },
    send(valueType, intent, key, value, unit) {
      sent.push(unit === undefined ? { valueType, intent, key, value: value as RecordValue } : { valueType, intent, key, value: value as RecordValue, unit });
    },
    reject(rejectionType, rejectionReason) {
      const { key, valueType, intent, value, requestId } = work.command;
      const record: LogRecord = { position: context.nextPosition(), sourceRecordPosition: origin, timestamp: nowMs, key, recordType: 'COMMAND_REJECTION', valueType, intent, value, rejectionType, rejectionReason };
      records.push(record);
      if (requestId !== undefined) answers.push({ requestId, record });
    },
    answer(record, body) {
      const { requestId } = work.command;
      if (requestId !== undefined) answers.push(body === undefined ? { requestId, record } : { requestId, record, body });
    },
    answerTo(requestId, record, body) {
      answers.push(body === undefined ? { requestId, record } : { requestId, record, body });
    },
  };
  return work;
}
