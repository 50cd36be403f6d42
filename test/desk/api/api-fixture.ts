import type { Server, ServerInjectResponse } from '@hapi/hapi';
import type { Knex } from 'knex';
import { createApiServer } from '../../../desk/api/server.ts';
import { createEventHub, type EventHub } from '../../../desk/api/events/event-hub.ts';
import type { Me, Problem } from '../../../desk/api/contract.ts';
import type { DeskDeps } from '../../../desk/commands/command.ts';
import { createFormRenderer } from '../../../desk/forms/form-renderer.ts';
import { demonstrationAccounts, seedDemonstration } from '../../../desk/launch/demonstration/seed.ts';
import { loadCatalogue } from '../../../desk/store/load-catalogue.ts';
import { migrate } from '../../../desk/store/migrate.ts';
import { openDatabase } from '../../../desk/store/open-database.ts';
import { createSteppingClock, type SteppingClock } from '../../../engine/time/stepping-clock.ts';
import { loadModels } from '../../../processes/load.ts';
import { createTestDatabase } from '../../support/postgres.ts';

/** A Monday morning. */
export const MONDAY = Date.parse('2026-11-23T09:00:00+07:00');
export const PASSWORD = 'trinh-dien';

export interface ApiFixture {
  readonly server: Server; readonly db: Knex; readonly clock: SteppingClock; readonly events: EventHub; readonly desk: DeskDeps;
  signIn(username: string, language?: 'vi' | 'en'): Promise<Caller>;
  close(): Promise<void>;
}
export interface Caller {
  readonly me: Me; readonly cookie: string;
  get<T>(url: string): Promise<Answer<T>>;
  post<T>(url: string, payload?: object): Promise<Answer<T>>;
  put<T>(url: string, payload?: object): Promise<Answer<T>>;
  delete<T>(url: string): Promise<Answer<T>>;
}
export interface Answer<T> { readonly status: number; readonly body: T; readonly problem: Problem; readonly raw: ServerInjectResponse }

/** The API on a real PostgreSQL with the demonstration people; no engine: what would go to it stays in the outbox. */
export async function createApiFixture(options: { readonly mode?: 'demonstration' | 'production'; readonly intakeToken?: string } = {}): Promise<ApiFixture> {
  const mode = options.mode ?? 'demonstration';
  const database = await createTestDatabase();
  const db = openDatabase(database.url);
  const clock = createSteppingClock(MONDAY);
  await migrate(db, new Date(MONDAY));
  if (mode === 'demonstration') await seedDemonstration(db, MONDAY);
  // As the engine would have answered, so that procedures may be received.
  await db('desk.deployment').insert(loadModels().map((model, index) => ({
    procedure_code: model.procedureCode ?? model.processId, bpmn_process_id: model.processId, version: 1, process_definition_key: String(index + 1), checksum: `c${index}`, bpmn_xml: model.xml, origin: 'shipped', deployed_at: new Date(MONDAY), engine: 'test',
  })));
  const events = createEventHub();
  const forms = createFormRenderer();
  const desk: DeskDeps = { db, clock, catalogue: loadCatalogue(), wakeOutbox: () => undefined, publish: events.publish };
  const silent = (): void => undefined;
  const server = await createApiServer({
    host: '127.0.0.1', port: 0,
    deps: {
      desk, events, sessionClock: clock, webFolder: '/nowhere', log: { info: silent, warn: silent, error: (context) => console.error(context) }, config: { mode, paymentSecret: 'secret', ...(options.intakeToken ? { intakeToken: options.intakeToken } : {}) },
      health: async () => ({ ready: true, parts: [] }), renderForm: (form) => forms.render(form), demonstrationAccounts: () => demonstrationAccounts(db),
    },
  });
  const call = async <T>(method: string, url: string, headers: Record<string, string>, payload?: object): Promise<Answer<T>> => {
    const raw = await server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    const body = /json/.test(String(raw.headers['content-type'])) ? JSON.parse(raw.payload) : raw.payload;
    return { status: raw.statusCode, body, problem: body, raw };
  };
  return {
    server, db, clock, events, desk,
    async signIn(username, language = 'vi') {
      const answer = await call<Me>('POST', '/api/session', { 'accept-language': language }, { username, password: PASSWORD });
      if (answer.status !== 200) throw new Error(`${username}: ${answer.status} ${JSON.stringify(answer.problem)}`);
      const cookie = String(answer.raw.headers['set-cookie']).split(';')[0]!;
      const headers = { cookie, 'x-csrf-token': answer.body.csrfToken };
      if (language === 'en') await call('PUT', '/api/me/language', headers, { language });
      return {
        me: answer.body, cookie,
        get: (url) => call('GET', url, headers), post: (url, payload = {}) => call('POST', url, headers, payload),
        put: (url, payload = {}) => call('PUT', url, headers, payload), delete: (url) => call('DELETE', url, headers),
      };
    },
    async close() {
      await server.stop();
      await forms.close();
      await db.destroy();
      await database.drop();
    },
  };
}
