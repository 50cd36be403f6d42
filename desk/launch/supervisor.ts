import { ENGINE_NODE_OPTIONS } from '../../engine/config.ts';
import { childEnvironment, readLaunchConfig, type LaunchConfig } from './config.ts';
import { superviseChild, type Child } from './child.ts';
import { leaveDataDir, openDataDir, takeDataDir, writeRunFile } from './data-dir.ts';
import { checkDatabase, ensureDatabase } from './database.ts';
import { DATABASE } from './database-name.ts';
import { checkPort } from './port-check.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './postgres/embedded.ts';
import { StartRefusal } from './start-refusal.ts';
import { waitUntilReady } from './wait-until-ready.ts';
import { sayReady } from './say-ready.ts';

/** Together with PostgreSQL's own stop this stays below the promised 10 s. */
const APP_GRACE_MS = 3500;
const ENGINE_GRACE_MS = 3000;
/** A part that never came up is given up after so many crashes. */
const CRASHES_BEFORE_GIVING_UP = 4;

const PROGRAMS = {
  engine: { entry: 'engine/main.ts', loads: 'engine/start-engine.ts', nodeOptions: ENGINE_NODE_OPTIONS },
  app: { entry: 'desk/main.ts', loads: 'desk/launch/app/start-app.ts', nodeOptions: [] },
} as const;

/**
 * PostgreSQL, then the two processes engine and app, each started again after a crash. Runs until SIGINT or SIGTERM.
 * @throws StartRefusal with one line that says what to do.
 */
export async function superviseSystem(): Promise<void> {
  const startedAt = performance.now();
  const say = (line: string): void => console.log(`[${((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)} s] ${line}`);
  const config = readLaunchConfig();
  openDataDir(config.dataDir);
  await takeDataDir(config.dataDir);

  const system = new System(config, say);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { void system.stop(signal).then((code) => process.exit(code)); });
  try {
    await system.start();
  } catch (error) {
    if (system.stopping) return;
    await system.stop('a start that failed');
    leaveDataDir(config.dataDir);
    throw error;
  }
  if (system.stopping) return;
  await sayReady(config, { seconds: (performance.now() - startedAt) / 1000, firstAdministratorToken: system.firstAdministratorToken });
}

/** What is running, and how it is stopped: in the order app, engine, PostgreSQL. */
class System {
  stopping = false;
  firstAdministratorToken: string | undefined;
  private postgres: EmbeddedPostgres | undefined;
  private children: Child[] = [];
  private gaveUp: ((error: Error) => void) | undefined;
  private ready = false;
  private stopped: Promise<number> | undefined;
  private readonly config: LaunchConfig;
  private readonly say: (line: string) => void;

  constructor(config: LaunchConfig, say: (line: string) => void) {
    this.config = config;
    this.say = say;
  }

  async start(): Promise<void> {
    const { config } = this;
    await checkPort(config.httpHost, config.httpPort, 'HTTP_PORT');
    if (!config.zeebeAddress) await checkPort(config.gatewayHost, config.gatewayPort, 'GATEWAY_PORT');
    // The children load their code while PostgreSQL starts.
    const env = this.startDatabase().then((databaseUrl) => childEnvironment(config, databaseUrl));
    if (config.zeebeAddress) this.say(`engine: the Zeebe cluster at ${config.zeebeAddress}`);
    else this.startChild('engine', env);
    this.startChild('app', env);
    await env;
    if (this.stopping) return;
    await Promise.race([
      waitUntilReady(config, this.say, () => this.stopping),
      new Promise<never>((_, reject) => { this.gaveUp = reject; }),
    ]);
    this.ready = true;
  }

  stop(why: string): Promise<number> {
    this.stopped ??= this.stopInOrder(why);
    return this.stopped;
  }

  private async startDatabase(): Promise<string> {
    const { config } = this;
    if (config.databaseUrl) {
      await checkDatabase(config.databaseUrl);
      this.say(`database: ${new URL(config.databaseUrl).host}`);
      return config.databaseUrl;
    }
    this.say('database: starting the embedded PostgreSQL …');
    this.postgres = await startEmbeddedPostgres({ dataDir: config.dataDir });
    if (this.postgres.note) this.say(`database: ${this.postgres.note}`);
    const url = await ensureDatabase(this.postgres.url, DATABASE);
    this.say(`database: PostgreSQL on port ${this.postgres.port}${this.postgres.adopted ? ' (was still running, taken over)' : ''}`);
    return url;
  }

  private startChild(name: keyof typeof PROGRAMS, env: Promise<Readonly<Record<string, string>>>): void {
    const noteRunning = (): void => writeRunFile(this.config.dataDir, this.children.map((child) => child.pid()).filter((pid) => pid !== undefined));
    const child = superviseChild({
      name, ...PROGRAMS[name], env, logDir: this.config.dataDir,
      onSpawn: () => setImmediate(noteRunning),
      onMessage: (message) => this.hear(message),
      onCrash: ({ how, lastLine, quickCrashes, againInMs }) => {
        this.say(`${name}: stopped (${how})${lastLine ? `: ${lastLine.slice(0, 200)}` : ''}; again in ${againInMs / 1000} s; log in ${this.config.dataDir}/${name}.log`);
        if (!this.ready && quickCrashes >= CRASHES_BEFORE_GIVING_UP) this.gaveUp?.(new StartRefusal(`${name} does not come up (${lastLine || how}): see ${this.config.dataDir}/${name}.log`));
      },
    });
    this.children.push(child);
    this.say(`${name}: starting …`);
  }

  private hear(message: unknown): void {
    const said = message as { kind?: string; token?: string };
    if (said.kind === 'ready' && said.token) this.firstAdministratorToken = said.token;
  }

  private async stopInOrder(why: string): Promise<number> {
    this.stopping = true;
    this.say(`stopping (${why}) …`);
    for (const child of [...this.children].reverse()) await child.stop(child === this.children[0] && this.children.length > 1 ? ENGINE_GRACE_MS : APP_GRACE_MS);
    await this.postgres?.stop();
    leaveDataDir(this.config.dataDir);
    this.say('stopped; the data are kept');
    return 0;
  }
}
