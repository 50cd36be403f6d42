import type { Plugin, Request } from '@hapi/hapi';
import joi from 'joi';
import { AGENCY_LEVELS, agencyKinds } from '../../domain/agency-kinds.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { FirstAdministrator, Me, SignIn, SignInOptions } from '../contract.ts';
import { accepted, refuse } from '../edge/refusal.ts';
import { createFirstAdministrator, firstAdministratorNeeded } from '../session/first-administrator.ts';
import { passwordMatches } from '../session/password.ts';
import { isHttps, SESSION_COOKIE, sessionOf } from '../session/session-auth.ts';
import { closeSession, findSession, openSession, type Session } from '../session/session-store.ts';
import { forgetFailures, noteFailure, secondsToWait } from '../session/throttle.ts';

const signIn = joi.object<SignIn>({ username: joi.string().trim().lowercase().max(100).required(), password: joi.string().max(200).required() });
const firstAdministrator = joi.object<FirstAdministrator>({
  token: joi.string().max(200).required(),
  username: joi.string().trim().lowercase().pattern(/^[a-z0-9._-]{3,50}$/).required(),
  name: joi.string().trim().max(100).required(),
  password: joi.string().min(12).max(200).required(),
  agency: joi.object({
    id: joi.string().trim().pattern(/^[a-z0-9-]{2,50}$/).required(), name: joi.string().trim().max(200).required(),
    kind: joi.string().trim().max(50).required(), level: joi.string().valid(...AGENCY_LEVELS).required(), dossierCodePart: joi.string().trim().max(50).required(),
  }).required(),
});

/** Signing in and out, and who I am. */
export const sessionPlugin: Plugin<ApiDeps> = {
  name: 'session',
  register(server, deps) {
    const { db } = deps.desk;
    const { sessionClock: clock } = deps;
    const meOf = (session: Session): Me => ({
      id: session.accountId, username: session.username, name: session.name, roles: session.roles, language: session.language,
      agency: { id: session.agencyId, name: session.agencyName, demonstration: session.agencyDemonstration },
      atOneStop: session.atOneStop, csrfToken: session.csrfToken, demonstrationMode: deps.config.mode === 'demonstration', now: new Date(deps.desk.clock.now()).toISOString(),
    });

    server.route({
      method: 'GET', path: '/api/session/options',
      options: { auth: false, tags: ['api'], description: 'What the sign-in page may offer' },
      async handler(): Promise<SignInOptions> {
        const demonstrationMode = deps.config.mode === 'demonstration';
        const needed = await firstAdministratorNeeded(db);
        return { demonstrationMode, firstAdministratorNeeded: needed, firstAgency: needed ? { kinds: agencyKinds(deps.desk.catalogue), levels: AGENCY_LEVELS } : null, accounts: demonstrationMode ? await deps.demonstrationAccounts() : [] };
      },
    });

    server.route({
      method: 'POST', path: '/api/session',
      options: { auth: false, tags: ['api'], description: 'Sign in', validate: { payload: signIn } },
      async handler(request, h) {
        const { username, password } = request.payload as SignIn;
        const wait = await secondsToWait(db, username, clock.now());
        if (wait > 0) {
          const minutes = Math.ceil(wait / 60);
          const refusal = refuse(429, { vi: `Đã nhập sai quá nhiều lần: hãy thử lại sau ${minutes} phút.`, en: `Too many failed attempts: try again in ${minutes} min.` });
          refusal.output.headers['Retry-After'] = String(wait);
          throw refusal;
        }
        const account = await db('desk.account').where({ username, active: true }).first<{ id: string; password_hash: string | null } | undefined>('id', 'password_hash');
        if (!(await passwordMatches(password, account?.password_hash ?? null)) || !account) {
          await noteFailure(db, username, clock.now());
          throw refuse(401, { vi: 'Tên đăng nhập hoặc mật khẩu không đúng.', en: 'Wrong user name or password.' });
        }
        await forgetFailures(db, username);
        const token = await openSession(db, account.id, clock.now());
        const session = (await findSession(db, token, clock.now()))!;
        return h.response(meOf(session)).state(SESSION_COOKIE, token, { isSecure: isHttps(request) });
      },
    });

    server.route({
      method: 'DELETE', path: '/api/session',
      options: { tags: ['api'], description: 'Sign out' },
      async handler(request, h) {
        await closeSession(db, sessionOf(request).tokenHash);
        return h.response().code(204).unstate(SESSION_COOKIE);
      },
    });

    server.route({ method: 'GET', path: '/api/me', options: { tags: ['api'], description: 'Who is signed in' }, handler: (request: Request) => meOf(sessionOf(request)) });

    server.route({
      method: 'PUT', path: '/api/me/language',
      options: { tags: ['api'], description: 'Switch the language', validate: { payload: joi.object({ language: joi.string().valid('vi', 'en').required() }) } },
      async handler(request) {
        const { language } = request.payload as Pick<Me, 'language'>;
        const session = sessionOf(request);
        await db('desk.account').where({ id: session.accountId }).update({ language });
        return meOf({ ...session, language });
      },
    });

    server.route({
      method: 'POST', path: '/api/first-administrator',
      options: { auth: false, tags: ['api'], description: 'Make the first administrator with the one-time token that the start printed', validate: { payload: firstAdministrator } },
      async handler(request, h) {
        const { accountId: id } = accepted(await createFirstAdministrator(deps.desk, request.payload as FirstAdministrator));
        const token = await openSession(db, id, clock.now());
        return h.response(meOf((await findSession(db, token, clock.now()))!)).code(201).state(SESSION_COOKIE, token, { isSecure: isHttps(request) });
      },
    });
  },
};
