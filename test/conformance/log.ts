import { isFromOutside } from './recording.ts';
import type { RecordedLine } from './recording.ts';

/**
 * What a recording's positions and sources tell about how its log came to be, beyond one command at a time:
 *
 * - *Read again.* After a restart the exporter writes the log from its beginning once more: positions go back. The log is one; the recording shows it twice.
 * - *Waiting.* Two commands from outside stand next to each other and what the first did stands behind the second: they were written together, the second
 *   while the first (or what followed from it) still waited.
 * - *One at a time.* Follow-up commands are themselves the source of records: the engine ran with batches of one command.
 * - *Taken over.* Records written by the test while the engine stood still: a command with some of its events, one instant, no follow-up command, and
 *   another command from outside behind. An engine that starts again applies such events and does not process their command.
 */
export interface RecordedLog {
  /** In order of positions, each once. */
  readonly lines: readonly RecordedLine[];
  /** First and last position of each stretch in which the recording shows the log, as they stand in the recording. */
  readonly stretches: readonly Stretch[];
  readonly oneAtATime: boolean;
  /** The commands that had not been processed when the log had grown up to `position`, oldest first. */
  waitingAt(position: number): readonly RecordedLine[];
  /** The events that the test wrote behind this command instead of letting it be processed. */
  takenOver(command: RecordedLine): readonly RecordedLine[];
}

export interface Stretch { readonly first: number; readonly last: number }

export function logOf(recorded: readonly RecordedLine[]): RecordedLog {
  const stretches = stretchesOf(recorded);
  const byPosition = new Map(recorded.map((line) => [line.position, line]));
  const lines = [...byPosition.values()].sort((a, b) => a.position - b.position);
  const firstResult = new Map<number, number>();
  for (const { position, sourceRecordPosition: source } of lines) if (source > 0 && !firstResult.has(source)) firstResult.set(source, position);
  const written = stretches.length > 1 ? writtenByTest(lines) : new Map<number, readonly RecordedLine[]>();
  const oneAtATime = lines.some(({ recordType, sourceRecordPosition }) => {
    const source = byPosition.get(sourceRecordPosition);
    return recordType !== 'COMMAND' && source?.recordType === 'COMMAND' && source.sourceRecordPosition > 0;
  });
  const commands = lines.filter((line) => line.recordType === 'COMMAND' && (oneAtATime || isFromOutside(line)) && !written.has(line.position));
  // What stands behind the last processed command was still waiting when the recording ended.
  const lastProcessed = Math.max(...firstResult.keys());
  const processedBy = (position: number): number => firstResult.get(position) ?? (position > lastProcessed ? Infinity : 0);
  return {
    lines, stretches, oneAtATime,
    waitingAt: (position) => commands.filter((command) => command.position < position && processedBy(command.position) >= position),
    takenOver: (command) => written.get(command.position) ?? [],
  };
}

function stretchesOf(recorded: readonly RecordedLine[]): Stretch[] {
  const stretches: Stretch[] = [];
  let first: RecordedLine | undefined;
  recorded.forEach((line, i) => {
    first ??= line;
    const next = recorded[i + 1];
    if (next && next.position > line.position) return;
    stretches.push({ first: first.position, last: line.position });
    first = next;
  });
  return stretches;
}

function writtenByTest(lines: readonly RecordedLine[]): Map<number, readonly RecordedLine[]> {
  const written = new Map<number, readonly RecordedLine[]>();
  lines.forEach((command, i) => {
    if (!isFromOutside(command) || command.key < 0) return;
    const events: RecordedLine[] = [];
    let next = lines[i + 1];
    for (let at = i + 1; next?.recordType === 'EVENT' && next.t === command.t; next = lines[++at]) events.push(next);
    if (events.length > 0 && next && isFromOutside(next) && next.t === command.t) written.set(command.position, events);
  });
  return written;
}
