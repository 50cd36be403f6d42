import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import pino, { type Logger } from 'pino';
import { createZeebe } from '../../../engine/zeebe/create-zeebe.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import type { Clock } from '../../../engine/time/clock.ts';
import { startWorkers, type RunningWorkers } from '../../../workers/start.ts';
import { createEventHub } from '../../api/events/event-hub.ts';
import { createApiServer } from '../../api/server.ts';
import { issueFirstAdministratorToken } from '../../api/session/first-administrator.ts';
import { startOutboxSender, type OutboxSender } from '../../commands/outbox-sender.ts';
import type { DeskDeps } from '../../commands/command.ts';
import type { AppConfig, RunningApp } from '../../config.ts';
import { createFormRenderer } from '../../forms/form-renderer.ts';
import { countFailingJobs } from '../../store/failing-jobs.ts';
import { loadCatalogue } from '../../store/load-catalogue.ts';
import { warmCatalogue } from '../../store/warm-catalogue.ts';
import { migrate } from '../../store/migrate.ts';
import { openDatabase } from '../../store/open-database.ts';
import { demonstrationAccounts, seedDemonstration } from '../demonstration/seed.ts';
import { receiveThreeMinuteDossier } from '../demonstration/three-minute-dossier.ts';
import { deployOnFirstUse } from './deploy-on-first-use.ts';
import { deployProcedures } from './deploy-procedures.ts';
import { designerRoom } from './designer-room.ts';
import { openOutsidePorts } from './outside-ports.ts';
import { createReadiness, oneLine } from './readiness.ts';
import { countRequests } from './requests-in-hand.ts';

const WEB_FOLDER = fileURLToPath(new URL('../../../.web', import.meta.url));
/** A part that is not there yet is tried again after this (wall clock). */
const AGAIN_MS = 300;

/**
 * Composes the app: database, procedures, workers, outbox and the web server. Resolves when all of it is ready; the health page answers from the
 * first moment. A database or an engine that is not there yet, or goes away later, is waited for.
 * @throws when a migration fails, a fact file is wrong, or the port is taken.
 */
export async function startApp(config: AppConfig, clock: Clock): Promise<RunningApp> {
  const log = pino({ level: config.logLevel, base: null });
  const db = openDatabase(config.databaseUrl);
  const zeebe = createZeebe(config.zeebeAddress, { ...(config.zeebeSecurity && { security: config.zeebeSecurity }), log: { info: (text) => log.info(text), error: (text) => log.error(text) } });
  const engine = config.engineId ?? config.zeebeAddress;
  const readiness = createReadiness();
  readiness.watch('database', async () => { await db.raw('select 1'); return undefined; });
  readiness.watch('engine', async () => `Zeebe ${(await zeebe.topology()).gatewayVersion}`);
  readiness.set('start', { ready: false, detail: 'starting' });

  const events = createEventHub();
  const forms = createFormRenderer();
  const catalogue = loadCatalogue(({ file, line, path, message }) => log.error({ file, line, path }, `A procedure is left out: ${message}`));
  let sender: OutboxSender | undefined;
  let workers: RunningWorkers | undefined;
  const desk: DeskDeps = { db, clock, catalogue, wakeOutbox: () => sender?.wake(), publish: events.publish };
  const intakeToken = config.intakeToken ?? (config.mode === 'demonstration' ? randomBytes(18).toString('base64url') : undefined);
  const paymentSecret = config.paymentSecret ?? (config.mode === 'demonstration' ? randomBytes(18).toString('base64url') : undefined);

  const server = await createApiServer({
    host: config.httpHost, port: config.httpPort,
    rooms: designerRoom(desk, zeebe, engine),
    deps: {
      desk, events, log, webFolder: WEB_FOLDER, sessionClock: wallClock,
      config: { mode: config.mode, ...(intakeToken ? { intakeToken } : {}), ...(paymentSecret ? { paymentSecret } : {}) },
      health: () => readiness.health(), renderForm: (form) => forms.render(form), demonstrationAccounts: () => demonstrationAccounts(db),
    },
  });
  const requestsInHand = countRequests(server);
  await server.start();

  const outside = await openOutsidePorts({ config, appUrl: server.info.uri, paymentSecret, clock, log });
  let closing = false;
  const close = async (): Promise<void> => {
    closing = true;
    events.close();
    await server.stop({ timeout: 1500 });
    await sender?.close();
    await workers?.close();
    await zeebe.close();
    await outside.close();
    await forms.close();
    await db.destroy();
  };

  try {
    const until = <T>(what: string, work: () => Promise<T>): Promise<T> => keepTrying(what, work, { readiness, log, closing: () => closing });
    await until('database', () => migrate(db, new Date(clock.now())));
    if (config.seedDemonstration) await until('database', () => seedDemonstration(db, clock.now()));
    const firstAdministratorToken = config.mode === 'production' ? await until('database', () => issueFirstAdministratorToken(db, clock.now())) : undefined;
    const refused = await until('engine', () => deployProcedures(db, zeebe, engine, clock.now()));
    for (const model of refused) log.error({ model: model.name, reason: model.reason }, 'the engine refused a procedure');
    sender = startOutboxSender(desk, { zeebe, log, deliver: outside.deliver(desk), prepare: deployOnFirstUse({ db, zeebe, engine, now: () => clock.now() }) });
    workers = startWorkers(zeebe, { ...desk, ...outside.workers, log });
    if (config.seedDemonstration) await receiveThreeMinuteDossier(desk);
    readiness.watch('jobs', async () => { const failing = await countFailingJobs(db); return failing === 0 ? undefined : `${failing} failing, tried again by themselves: see the administrator's page`; });
    readiness.set('start', refused.length === 0 ? { ready: true } : { ready: false, detail: `the engine refused ${refused.map((model) => `${model.name} (${model.reason.slice(0, 200)})`).join(', ')}` });
    void warmCatalogue(catalogue, () => closing).catch((error: unknown) => log.error({ error: oneLine(error) }, 'the national catalogue could not be read'));
    return {
      url: server.info.uri,
      ...(firstAdministratorToken ? { firstAdministratorToken } : {}),
      quiet: async () => requestsInHand() === 0 && forms.quiet() && (await workers!.quiet()) && (await sender!.quiet()),
      close,
    };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

interface Trying { readonly readiness: ReturnType<typeof createReadiness>; readonly log: Logger; readonly closing: () => boolean }

/** Again and again while the other side is away; anything else is thrown. */
async function keepTrying<T>(what: string, work: () => Promise<T>, { readiness, log, closing }: Trying): Promise<T> {
  for (let tried = 0; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (closing() || !isAway(error)) throw error;
      readiness.set('start', { ready: false, detail: `waiting for the ${what}: ${oneLine(error)}` });
      if (tried % 20 === 0) log.warn({ error: oneLine(error) }, `waiting for the ${what}`);
      await delay(AGAIN_MS);
    }
  }
}

function isAway(error: unknown): boolean {
  const { code = '', name = '', message = '' } = error as { code?: string; name?: string; message?: string };
  return ['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RESOURCE_EXHAUSTED', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'].includes(code) || /^(57P0|08)/.test(code)
    || name === 'KnexTimeoutError' || /Connection terminated|ECONNREFUSED/.test(message);
}
