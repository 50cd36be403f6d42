import { entityId } from './group.ts';
import { extendLine, loadUnits } from './load.ts';
import type { Place } from './line.ts';
import { runCommand } from './run-command.ts';
import type { Term } from './term.ts';
import { readEntry } from './unit.ts';
import type { StoredEntry } from './unit.ts';

/** The lines that time empties. */
export const JOB_DEADLINES = 'job-deadline';
const DUE_LINES = ['timer', JOB_DEADLINES, 'job-backoff', 'message-deadline'] as const;
/** What was processed and still stands in line is a bug; it must neither block the others nor spin. */
const STUCK_RETRY_MS = 30_000;
/** Above this the marks of places that have since left their line are swept out. */
const MOST_POSTPONED = 1_000;

export interface DuePlace { readonly queue: string; readonly place: Place }

/** Makes sure that the head of each due line is in memory. */
export async function readDueLines(term: Term): Promise<void> {
  for (const queue of DUE_LINES) {
    for (let line = term.lines.find(queue); !line || (line.readTo !== 'all' && line.places.every((place) => isPostponed(term, place))); line = term.lines.find(queue)) await extendLine(term, queue);
  }
}

/** Up to `limit` places whose instant has come, shared by the lines that have any. */
export function takeDue(term: Term, nowMs: number, limit: number): readonly DuePlace[] {
  if (term.postponed.size > MOST_POSTPONED) for (const [id, until] of term.postponed) if (until <= nowMs) term.postponed.delete(id);
  const busy = DUE_LINES.filter((queue) => (term.lines.find(queue)?.places[0]?.atMs ?? Number.POSITIVE_INFINITY) <= nowMs);
  return busy.flatMap((queue) => {
    const taken: DuePlace[] = [];
    for (const place of term.lines.find(queue)?.places ?? []) {
      if (place.atMs > nowMs || taken.length >= limit / busy.length) break;
      if (!isPostponed(term, place, nowMs)) taken.push({ queue, place });
    }
    return taken;
  });
}

/** The next instant at which `takeDue` would find something. */
export function nextDueAtMs(term: Term): number | undefined {
  let next: number | undefined;
  for (const queue of DUE_LINES) {
    for (const place of term.lines.find(queue)?.places ?? []) {
      const atMs = Math.max(place.atMs, term.postponed.get(entityId(place.family, place.key)) ?? place.atMs);
      if (next === undefined || atMs < next) next = atMs;
      if (!isPostponed(term, place)) break;
    }
  }
  return next;
}

export async function runDue(term: Term, { queue, place }: DuePlace): Promise<void> {
  await loadUnits(term, [place.unit]);
  const entry = standing(term, queue, place);
  if (!entry) return;
  const nowMs = term.clock.now();
  const id = entityId(place.family, place.key);
  const command = term.runtime.due(entry, queue, nowMs);
  // A job's deadline has passed one millisecond later than it is reached.
  if (!command) return void term.postponed.set(id, nowMs + 1);
  term.postponed.delete(id);
  try {
    await runCommand(term, command);
    term.open.due.add(id);
  } finally {
    if (standing(term, queue, place)) {
      term.log.error(`${command.valueType} ${command.intent} of '${place.key}' changed nothing; it is tried again in ${STUCK_RETRY_MS} ms`);
      term.postponed.set(id, nowMs + STUCK_RETRY_MS);
    }
  }
}

function standing(term: Term, queue: string, place: Place): StoredEntry | undefined {
  const unit = term.cache.find(place.unit);
  const entry = unit && readEntry(unit, place.family, place.key);
  return entry?.queue?.queue === queue && entry.queue.atMs === place.atMs ? entry : undefined;
}

function isPostponed(term: Term, place: Place, nowMs?: number): boolean {
  const until = term.postponed.get(entityId(place.family, place.key));
  return until !== undefined && (nowMs === undefined || until > nowMs);
}
