import type { Knex } from 'knex';

const WINDOW_MS = 15 * 60_000;
const FAILURES_ALLOWED = 5;

/** Seconds to wait before this user name may be tried again; 0: now. Kept in the database, so that a restart forgives nothing. */
export async function secondsToWait(db: Knex, username: string, nowMs: number): Promise<number> {
  const failures = await db('desk.sign_in_failure').where({ username }).where('at', '>', new Date(nowMs - WINDOW_MS)).orderBy('at', 'desc').limit(FAILURES_ALLOWED).select<{ at: Date }[]>('at');
  const oldest = failures[FAILURES_ALLOWED - 1];
  return oldest ? Math.max(1, Math.ceil((oldest.at.getTime() + WINDOW_MS - nowMs) / 1000)) : 0;
}

export async function noteFailure(db: Knex, username: string, nowMs: number): Promise<void> {
  await db('desk.sign_in_failure').where('at', '<', new Date(nowMs - WINDOW_MS)).delete();
  await db('desk.sign_in_failure').insert({ username, at: new Date(nowMs) });
}

export async function forgetFailures(db: Knex, username: string): Promise<void> {
  await db('desk.sign_in_failure').where({ username }).delete();
}
