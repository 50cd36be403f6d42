import { fileURLToPath } from 'node:url';
import { ConfigError, readEngineConfig } from './config.ts';
import type { EngineConfig } from './config.ts';
import { createLog } from './operate/log.ts';
import { startEngine } from './start-engine.ts';
import { wallClock } from './time/wall-clock.ts';

export { startEngine } from './start-engine.ts';
export type { RunningEngine } from './start-engine.ts';
export type { EngineConfig } from './config.ts';

/** A stop that takes longer is no longer clean. */
const STOP_MS = 9_000;

/** The engine as a process of its own: `npm run engine`. Tells a parent with an IPC channel `{ready: true, port}` or `{ready: false, detail}`. */
async function main(): Promise<void> {
  const stopping = new AbortController();
  let stop = (): void => process.exit(0);
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => { stopping.abort(); stop(); });
  let config: EngineConfig | undefined;
  let log = createLog('info');
  try {
    config = readEngineConfig();
    log = createLog(config.logLevel ?? 'info');
    const engine = await startEngine(config, wallClock, { log });
    stop = () => {
      setTimeout(() => process.exit(1), STOP_MS).unref();
      engine.close().then(() => process.exit(0), () => process.exit(1));
    };
    if (stopping.signal.aborted) return stop();
    log.info(`Zeebe gateway on ${engine.address}${engine.restPort === undefined ? '' : `, REST on port ${engine.restPort}`}${engine.metricsPort === undefined ? '' : `, metrics on port ${engine.metricsPort}`}`);
    process.send?.({ ready: true, port: engine.port });
    // The parent has gone without a word: nobody would stop this process any more.
    process.on('disconnect', () => stop());
  } catch (error) {
    const detail = explain(error, config);
    log.error(detail);
    if (process.send) process.send({ ready: false, detail }, () => process.exit(1));
    else process.exit(1);
  }
}

/** One line that says what to do. */
function explain(error: unknown, config: EngineConfig | undefined): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = String((error as { code?: unknown }).code ?? '');
  if (!config || error instanceof ConfigError) return message;
  if (/read-only transaction/.test(message)) return `the database at ${withoutPassword(config.databaseUrl)} only lets read: name the primary server, or take default_transaction_read_only off`;
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENOENT|timeout/.test(code + message)) return `the database does not answer at ${withoutPassword(config.databaseUrl)}: start it or set DATABASE_URL (${message || code})`;
  return `the database at ${withoutPassword(config.databaseUrl)} refused: ${message}`;
}

function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/[^:@/]*):.*@/, '$1:***@').replace(/([?&]password=)[^&]*/, '$1***');
}

// Not awaited: mocha loads modules with require(), which knows no top-level await.
if (process.argv[1] === fileURLToPath(import.meta.url)) void main();
