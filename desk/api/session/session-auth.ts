import type { Request, ResponseToolkit, Server } from '@hapi/hapi';
import type { Actor } from '../../commands/command.ts';
import type { ApiDeps } from '../api-deps.ts';
import { refuse } from '../edge/refusal.ts';
import { findSession, type Session } from './session-store.ts';

export const SESSION_COOKIE = 'mot_cua_session';
const CHANGES = new Set(['post', 'put', 'patch', 'delete']);

/** Strategy `session`, the default of every route: a cookie, and for everything that changes something the header `x-csrf-token` too. */
export function registerSessionAuth(server: Server, deps: Pick<ApiDeps, 'desk' | 'sessionClock'>): void {
  const { db } = deps.desk;
  server.state(SESSION_COOKIE, { isHttpOnly: true, isSameSite: 'Lax', isSecure: false, path: '/', encoding: 'none', strictHeader: true, ignoreErrors: true });
  server.auth.scheme('session', () => ({
    async authenticate(request: Request, h: ResponseToolkit) {
      const token: unknown = request.state[SESSION_COOKIE];
      const session = typeof token === 'string' ? await findSession(db, token, deps.sessionClock.now()) : undefined;
      if (!session) throw refuse(401, { vi: 'Phiên làm việc đã hết hạn hoặc bạn chưa đăng nhập.', en: 'The session has expired, or you are not signed in.' });
      if (CHANGES.has(request.method) && request.headers['x-csrf-token'] !== session.csrfToken) {
        throw refuse(403, { vi: 'Trang đã cũ: hãy tải lại trang rồi làm lại.', en: 'This page is stale: reload it and try again.' });
      }
      return h.authenticated({ credentials: { scope: [...session.roles], user: session as object } });
    },
  }));
  server.auth.strategy('session', 'session');
  server.auth.default('session');
}

/** @throws 401 when the route let an unknown visitor in. */
export function sessionOf(request: Request): Session {
  const session = request.auth.credentials?.user as Session | undefined;
  if (!session) throw refuse(401, { vi: 'Bạn chưa đăng nhập.', en: 'You are not signed in.' });
  return session;
}

/** The signed-in officer as commands know him. */
export function actorOf(request: Request): Actor {
  const { accountId, name, agencyId, roles, atOneStop, language } = sessionOf(request);
  return { id: accountId, name, agencyId, roles, atOneStop, language };
}

/** Cookies marked `Secure` are not sent over plain HTTP to an office network's address. */
export function isHttps(request: Request): boolean {
  return request.server.info.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
}
