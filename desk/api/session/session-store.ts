import { createHash, randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { Role } from '../contract.ts';

/** Who is signed in. */
export interface Session {
  readonly tokenHash: string;
  readonly csrfToken: string;
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: 'vi' | 'en';
  readonly agencyId: string;
  readonly agencyName: { readonly vi: string; readonly en: string };
  readonly agencyDemonstration: boolean;
  readonly atOneStop: boolean;
}

/** A working day and a little: an officer signs in once in the morning. */
export const LONGEST_MS = 12 * 3_600_000;
export const IDLE_MS = 2 * 3_600_000;
/** `last_seen_at` is written at most this often. */
const SEEN_EVERY_MS = 60_000;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Makes a session; answers the cookie's content. Sessions that have expired go away. */
export async function openSession(db: Knex, accountId: string, nowMs: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = new Date(nowMs);
  await db('desk.session').where('expires_at', '<', now).delete();
  await db('desk.session').insert({ token_hash: hashOf(token), account_id: accountId, csrf_token: randomBytes(24).toString('base64url'), created_at: now, last_seen_at: now, expires_at: new Date(nowMs + LONGEST_MS) });
  return token;
}

interface SessionRow {
  token_hash: string; csrf_token: string; account_id: string; username: string; name: string; roles: Role[]; language: 'vi' | 'en';
  agency_id: string; name_vi: string; name_en: string; demonstration: boolean; at_one_stop: boolean; last_seen_at: Date; expires_at: Date;
}

/** The session of a cookie, unless it has expired, was idle too long, or its account was closed. */
export async function findSession(db: Knex, token: string, nowMs: number): Promise<Session | undefined> {
  const row = await db('desk.session as s').join('desk.account as c', 'c.id', 's.account_id').join('desk.agency as a', 'a.id', 'c.agency_id')
    .where({ 's.token_hash': hashOf(token), 'c.active': true })
    .first<SessionRow | undefined>('s.token_hash', 's.csrf_token', 's.account_id', 's.last_seen_at', 's.expires_at', 'c.username', 'c.name', 'c.roles', 'c.language', 'c.agency_id', 'c.at_one_stop', 'a.name_vi', 'a.name_en', 'a.demonstration');
  if (!row || row.expires_at.getTime() <= nowMs || row.last_seen_at.getTime() + IDLE_MS <= nowMs) return undefined;
  if (nowMs - row.last_seen_at.getTime() > SEEN_EVERY_MS) await db('desk.session').where({ token_hash: row.token_hash }).update({ last_seen_at: new Date(nowMs) });
  return {
    tokenHash: row.token_hash, csrfToken: row.csrf_token, accountId: row.account_id, username: row.username, name: row.name, roles: row.roles, language: row.language,
    agencyId: row.agency_id, agencyName: { vi: row.name_vi, en: row.name_en }, agencyDemonstration: row.demonstration, atOneStop: row.at_one_stop,
  };
}

export async function closeSession(db: Knex, tokenHash: string): Promise<void> {
  await db('desk.session').where({ token_hash: tokenHash }).delete();
}
