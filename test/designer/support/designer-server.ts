import { randomUUID } from 'node:crypto';
import { server as createHapi, type Server } from '@hapi/hapi';
import type { Knex } from 'knex';
import type { Role } from '../../../desk/api/contract.ts';
import { answerWithProblems } from '../../../desk/api/edge/problem-details.ts';
import { sayWhatIsWrong } from '../../../desk/api/edge/validation.ts';
import { registerSessionAuth, SESSION_COOKIE } from '../../../desk/api/session/session-auth.ts';
import { findSession, openSession } from '../../../desk/api/session/session-store.ts';
import { loadCatalogue } from '../../../desk/store/load-catalogue.ts';
import { migrate } from '../../../desk/store/migrate.ts';
import { openDatabase } from '../../../desk/store/open-database.ts';
import type { DesignerDeps } from '../../../designer/api/deps.ts';
import { designerPlugin } from '../../../designer/api/plugin.ts';
import { readVocabulary } from '../../../designer/lint/read-vocabulary.ts';
import type { Clock } from '../../../engine/time/clock.ts';
import type { ZeebePort } from '../../../engine/zeebe/port.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import { drawnXml, validModel } from './drawn-model.ts';
import { testFacts } from './facts.ts';

export const NOW_MS = Date.parse('2026-11-24T08:00:00+07:00');
export interface Answer { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
export type Call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) => Promise<Answer>;
export interface DesignerServer { readonly db: Knex; readonly server: Server; as(name: string, ...roles: readonly Role[]): Promise<Call>; close(): Promise<void> }

/** The designer's plugin with the desk's own sign-in and problem details, on a database of its own. */
export async function startDesignerServer(zeebe: Pick<ZeebePort, 'deploy'>): Promise<DesignerServer> {
  const database = await createTestDatabase();
  const db = openDatabase(database.url);
  await migrate(db, new Date(NOW_MS));
  await db('desk.agency').insert({ id: 'commune', name_vi: 'UBND xã thử nghiệm', name_en: 'Test commune', kind: 'commune', level: 'commune', calendar_id: 'vn', dossier_code_part: '000.00.00.H00', demonstration: true });
  const clock: Clock = { now: () => NOW_MS, wakeAt: () => () => undefined };
  const server = createHapi({ routes: { payload: { maxBytes: 2 * 1024 * 1024 }, validate: { options: { abortEarly: false }, failAction: sayWhatIsWrong } } });
  answerWithProblems(server, { info: () => undefined, warn: () => undefined, error: (context) => console.error(context) });
  registerSessionAuth(server, { sessionClock: clock, desk: { db, clock, catalogue: loadCatalogue(), wakeOutbox: () => undefined, publish: () => undefined } });
  const facts = testFacts();
  const deps: DesignerDeps = {
    db, clock, zeebe, engine: 'test', vocabulary: readVocabulary(), catalogue: { procedure: (code) => code === facts.code ? facts : undefined, procedures: () => [facts] },
    models: { shipped: new Map([[facts.code, { resourceName: `${facts.code}.bpmn`, xml: drawnXml(validModel()) }]]), before: new Map() },
  };
  await server.register({ plugin: designerPlugin, options: deps }, { routes: { prefix: '/api/designer' } });
  await server.initialize();
  return {
    db, server,
    async as(name, ...roles) {
      const id = randomUUID();
      await db('desk.account').insert({ id, username: `${name}-${id}`, name, agency_id: 'commune', roles, created_at: new Date(NOW_MS), demonstration: true });
      const token = await openSession(db, id, NOW_MS);
      const csrf = (await findSession(db, token, NOW_MS))?.csrfToken ?? '';
      return async (method, path, payload) => {
        const response = await server.inject({ method, url: `/api/designer${path}`, headers: { cookie: `${SESSION_COOKIE}=${token}`, 'x-csrf-token': csrf }, ...(payload ? { payload } : {}) });
        return { status: response.statusCode, body: response.payload ? JSON.parse(response.payload) as Record<string, unknown> : {} };
      };
    },
    async close() { await server.stop(); await db.destroy(); await database.drop(); },
  };
}
