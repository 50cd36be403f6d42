import type { Plugin } from '@hapi/hapi';
import joi from 'joi';
import { changeAccount } from '../../commands/change-account.ts';
import { changeAgency } from '../../commands/change-agency.ts';
import { changeOwnPassword } from '../../commands/change-own-password.ts';
import { createAccount } from '../../commands/create-account.ts';
import { createAgency } from '../../commands/create-agency.ts';
import { resetPassword } from '../../commands/reset-password.ts';
import { ROLES } from '../../domain/roles.ts';
import { accounts } from '../../queries/accounts.ts';
import { agencies } from '../../queries/agencies.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { AccountView, AccountWithPassword, AgencyView, ChangeAccount, ChangeAgency, ChangePassword, NewAccount, NewAgency } from '../contract.ts';
import { ID, validParams, validPayload } from '../edge/query-of.ts';
import { accepted, notFound, refuse } from '../edge/refusal.ts';
import { only } from '../edge/roles.ts';
import { generatePassword } from '../session/generate-password.ts';
import { hashPassword, passwordMatches } from '../session/password.ts';
import { actorOf, sessionOf } from '../session/session-auth.ts';
import { forgetFailures, noteFailure, secondsToWait } from '../session/throttle.ts';

const SHORTEST_PASSWORD = 10;
const id = joi.string().trim().max(50).required();
const line = joi.string().trim().max(200).required();
const agencyFields = { name: joi.object({ vi: line, en: line }).required(), kind: id, level: id, parentId: joi.string().trim().max(50).allow(null).required(), calendarId: id, dossierCodePart: id };
const newAgency = joi.object<NewAgency>({ id, ...agencyFields });
const changedAgency = joi.object<ChangeAgency>(agencyFields);
const person = { name: joi.string().trim().max(100).required(), agencyId: id, roles: joi.array().items(joi.string().valid(...ROLES)).max(ROLES.length).required(), atOneStop: joi.boolean().required() };
const newAccount = joi.object<NewAccount>({ username: joi.string().trim().lowercase().max(50).required(), ...person });
const changedAccount = joi.object<ChangeAccount>({ ...person, active: joi.boolean().required() });
const changedPassword = joi.object<ChangePassword>({ currentPassword: joi.string().max(200).required(), newPassword: joi.string().min(SHORTEST_PASSWORD).max(200).required() });

/** Who works here: agencies, accounts and their passwords. Generated passwords are answered once and kept as a hash only. */
export const accountsPlugin: Plugin<ApiDeps> = {
  name: 'accounts',
  register(server, deps) {
    const administrator = { access: only('administrator') };
    const params = joi.object({ id: ID });
    const accountOf = async (accountId: string): Promise<AccountView> => {
      const [account] = await accounts(deps.desk, accountId);
      if (!account) throw notFound();
      return account;
    };

    const agencyOf = async (agencyId: string): Promise<AgencyView | undefined> => (await agencies(deps.desk)).agencies.find((agency) => agency.id === agencyId);

    server.route({ method: 'GET', path: '/api/agencies', options: { tags: ['api'], description: 'Agencies, and what a new one can be', auth: administrator }, handler: () => agencies(deps.desk) });
    server.route({
      method: 'POST', path: '/api/agencies',
      options: { tags: ['api'], description: 'Add an agency', auth: administrator, validate: { payload: newAgency } },
      async handler(request, h) {
        const { agencyId } = accepted(await createAgency(deps.desk, actorOf(request), validPayload<NewAgency>(request)));
        return h.response(await agencyOf(agencyId)).code(201);
      },
    });
    server.route({
      method: 'PUT', path: '/api/agencies/{id}',
      options: { tags: ['api'], description: 'Change an agency', auth: administrator, validate: { params: joi.object({ id }), payload: changedAgency } },
      async handler(request) {
        const { agencyId } = accepted(await changeAgency(deps.desk, actorOf(request), { ...validPayload<ChangeAgency>(request), agencyId: validParams<{ id: string }>(request).id }));
        return agencyOf(agencyId);
      },
    });

    server.route({ method: 'GET', path: '/api/accounts', options: { tags: ['api'], description: 'Accounts of every agency', auth: administrator }, handler: () => accounts(deps.desk) });
    server.route({
      method: 'POST', path: '/api/accounts',
      options: { tags: ['api'], description: 'Add an account; answers its first password, once', auth: administrator, validate: { payload: newAccount } },
      async handler(request, h) {
        const password = generatePassword();
        const { accountId } = accepted(await createAccount(deps.desk, actorOf(request), { ...validPayload<NewAccount>(request), passwordHash: await hashPassword(password) }));
        return h.response({ account: await accountOf(accountId), password } satisfies AccountWithPassword).code(201).header('cache-control', 'no-store');
      },
    });
    server.route({
      method: 'PUT', path: '/api/accounts/{id}',
      options: { tags: ['api'], description: 'Change or close an account', auth: administrator, validate: { params, payload: changedAccount } },
      async handler(request) {
        const { accountId } = accepted(await changeAccount(deps.desk, actorOf(request), { ...validPayload<ChangeAccount>(request), accountId: validParams<{ id: string }>(request).id }));
        return accountOf(accountId);
      },
    });
    server.route({
      method: 'POST', path: '/api/accounts/{id}/password',
      options: { tags: ['api'], description: 'Give an account a new password, answered once', auth: administrator, validate: { params } },
      async handler(request, h) {
        const password = generatePassword();
        const { accountId } = accepted(await resetPassword(deps.desk, actorOf(request), { accountId: validParams<{ id: string }>(request).id, passwordHash: await hashPassword(password) }));
        return h.response({ account: await accountOf(accountId), password } satisfies AccountWithPassword).header('cache-control', 'no-store');
      },
    });

    server.route({
      method: 'PUT', path: '/api/me/password',
      options: { tags: ['api'], description: 'Change my password', validate: { payload: changedPassword } },
      async handler(request, h) {
        const { currentPassword, newPassword } = validPayload<ChangePassword>(request);
        const { accountId, username, tokenHash } = sessionOf(request);
        const { desk: { db }, sessionClock: clock } = deps;
        // An unattended page is no place to try passwords either.
        if ((await secondsToWait(db, username, clock.now())) > 0) throw refuse(429, { vi: 'Đã nhập sai quá nhiều lần: hãy thử lại sau.', en: 'Too many failed attempts: try again later.' });
        const account = await db('desk.account').where({ id: accountId }).first<{ password_hash: string | null } | undefined>('password_hash');
        const currentHash = account?.password_hash ?? null;
        if (!(await passwordMatches(currentPassword, currentHash)) || currentHash === null) {
          await noteFailure(db, username, clock.now());
          throw refuse(422, { vi: 'Mật khẩu hiện tại không đúng.', en: 'The current password is wrong.' }, { errors: { currentPassword: { vi: 'Không đúng', en: 'Wrong' } } });
        }
        await forgetFailures(db, username);
        accepted(await changeOwnPassword(deps.desk, actorOf(request), { passwordHash: await hashPassword(newPassword), currentHash, sessionHash: tokenHash }));
        return h.response().code(204);
      },
    });
  },
};
