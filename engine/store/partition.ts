import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Runtime } from '../runtime/port.ts';
import type { Clock } from '../time/clock.ts';
import { connect, shortageOf } from './connection.ts';
import { JOB_DEADLINES, nextDueAtMs } from './due.ts';
import { isEmptyGroup } from './group.ts';
import { becomeLeader } from './leader.ts';
import { Unavailable } from './port.ts';
import type { Partition, StoreLog, StoreOptions } from './port.ts';
import { readPending } from './read.ts';
import { recover } from './recover.ts';
import { forgetOldRecords } from './retention.ts';
import { createRequests } from './requests.ts';
import { runTerm } from './run-term.ts';
import type { TermRun } from './run-term.ts';
import { createSignal } from './signal.ts';
import { newTerm } from './term.ts';
import type { Term } from './term.ts';

const DEFAULT_CACHE_UNITS = 20_000;
/** Clients wait ten seconds as a rule: before that, so that they hear why and not that their time is over. */
const DEFAULT_PATIENCE_MS = 8_000;
/** Somebody else leads, and does so within 0.7–1.5 s of a kill: whoever asks here had better ask there. */
const STANDBY_PATIENCE_MS = 2_000;
const RETRY_MS = 200;
const silent: StoreLog = { info: () => undefined, error: () => undefined };

/**
 * One partition: leads whenever it can, from term to term, until closed. A term ends when the database goes away, another engine takes the lead
 * or a commit fails; then everything in memory is thrown away and read again.
 * The first attempt's failure (a database that does not answer, a migration that fails) rejects `ready` and ends it; later ones are tried again.
 */
export function openPartition(runtime: Runtime, clock: Clock, options: StoreOptions): Partition {
  const log = options.log ?? silent;
  const signal = createSignal();
  const requests = createRequests(() => signal.wake());
  const listeners: Parameters<Partition['onJobs']>[0][] = [];
  const closing = new AbortController();
  let term: Term | undefined;
  let lost: Error | undefined;
  let standby = false;
  let waitingForLock = false;
  /** Of the last term's end, if the database ran out of something. */
  let shortage: string | undefined;
  const run: TermRun = {
    requests, signal, careful: 0, poisoned: new Set(), refusedDue: new Map(), commitMs: 0, askedAtMs: Number.NEGATIVE_INFINITY, resting: false,
    onJobs: (type, keys) => { for (const listener of listeners) listener(type, keys); },
    ...(options.onCommit && { onCommit: options.onCommit }),
    stopped: () => lost ?? (closing.signal.aborted ? 'close' : undefined),
  };
  const impatience = setInterval(() => {
    if (term) return;
    const patienceMs = options.patienceMs ?? DEFAULT_PATIENCE_MS;
    if (waitingForLock) requests.expire(Math.min(patienceMs, STANDBY_PATIENCE_MS), 'another engine leads this partition');
    else requests.expire(patienceMs, `no engine leads this partition${shortage ? `: ${shortage}` : ''}`);
  }, 500);
  impatience.unref();

  const lead = async (onReady: () => void): Promise<void> => {
    lost = undefined;
    const onLost = (error: Error): void => { lost ??= error; signal.wake(); };
    const leadership = await becomeLeader(options.databaseUrl, options.partition ?? 1, {
      onWaiting: () => { standby = waitingForLock = true; log.info('another engine leads; waiting as its standby'); }, onLost, signal: closing.signal,
    }).finally(() => { waitingForLock = false; });
    const ended = new AbortController();
    let reader: pg.Client | undefined;
    let checkpointer: pg.Client | undefined;
    try {
      reader = await connect(options.databaseUrl, 'reader', onLost);
      checkpointer = await connect(options.databaseUrl, 'checkpointer', onLost);
      // What is lost with a checkpoint is replayed from the log, which is never less durable.
      await checkpointer.query('set synchronous_commit = off');
      await reader.query('set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off');
      runtime.forget();
      const recovering = newTerm({ leadership, reader, runtime, clock, log, pending: await readPending(reader) }, options.cacheUnits ?? DEFAULT_CACHE_UNITS);
      for (const [id, untilMs] of run.refusedDue) recovering.postponed.set(id, untilMs);
      const replayed = await recover(recovering);
      if (replayed > 0) log.info(`replayed ${replayed} records that the last checkpoint did not have`);
      term = recovering;
      onReady();
      for (const listener of listeners) listener(undefined, []);
      if (options.retention) void forgetOldRecords(options.databaseUrl, options.retention, clock, log, AbortSignal.any([closing.signal, ended.signal]));
      await runTerm(term, run, checkpointer);
    } finally {
      ended.abort();
      term = undefined;
      await Promise.allSettled([leadership.resign(), reader?.end(), checkpointer?.end()]);
    }
  };

  let running: Promise<void> = Promise.resolve();
  const ready = new Promise<void>((resolve, reject) => {
    let wasReady = false;
    const onReady = (): void => { wasReady = true; resolve(); };
    running = (async () => {
      while (!closing.signal.aborted) {
        try {
          await lead(onReady);
        } catch (error) {
          if (closing.signal.aborted) break;
          if (!wasReady && !standby) return reject(error as Error);
          shortage = shortageOf(error);
          log.error('the term as leader has ended; starting over', error);
          await delay(RETRY_MS, undefined, { signal: closing.signal }).catch(() => undefined);
        }
      }
      reject(new Unavailable('closed'));
    })();
  });
  ready.catch(() => undefined);

  return {
    ready,
    submit: (command, how) => (closing.signal.aborted ? Promise.reject(new Unavailable('the engine is stopping')) : requests.submit(command, how)),
    load: () => requests.waiting() + (term ? term.open.requests.size + (term.inFlight?.requests.size ?? 0) : 0),
    mayHaveJobs(type) {
      const line = term?.lines.find(`activatable/${type}`);
      return line === undefined || line.readTo !== 'all' || line.places.length > 0;
    },
    onJobs(listener) { listeners.push(listener); },
    leading: () => term !== undefined,
    unitsInMemory: () => term?.cache.size() ?? 0,
    idle(deadlineBeforeMs) {
      if (!term || !signal.waiting || requests.waiting() > 0 || term.pending.length > 0 || term.inFlight || !isEmptyGroup(term.open)) return false;
      if ((nextDueAtMs(term) ?? Number.POSITIVE_INFINITY) <= clock.now()) return false;
      return !term.lines.find(JOB_DEADLINES)?.places.some((place) => place.atMs < deadlineBeforeMs);
    },
    async close() {
      closing.abort();
      clearInterval(impatience);
      signal.wake();
      await running;
      requests.refuseAll(new Unavailable('the engine is stopping'));
    },
  };
}
