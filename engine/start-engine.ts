import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { openRest } from './gateway/rest/rest-server.ts';
import { DEFAULT_MOST_IN_FLIGHT, openGateway } from './gateway/server.ts';
import type { Gateway } from './gateway/server.ts';
import { ConfigError } from './config.ts';
import type { EngineConfig } from './config.ts';
import type { HttpServer } from './http/serve-http.ts';
import { createLineCounts } from './operate/count-lines.ts';
import { createMetrics } from './operate/metrics.ts';
import { openMetricsServer } from './operate/metrics-server.ts';
import { observeRuntime } from './operate/observe-runtime.ts';
import { createRuntime } from './runtime/create-runtime.ts';
import type { StepTimer } from './runtime/create-runtime.ts';
import { openPartition } from './store/partition.ts';
import type { StoreLog } from './store/port.ts';
import type { Clock } from './time/clock.ts';

export interface RunningEngine {
  readonly port: number;
  /** `host:port` for clients. */
  readonly address: string;
  /** Of the REST interface, if it is asked for. */
  readonly restPort?: number;
  /** Where `/metrics` is, if it is asked for. */
  readonly metricsPort?: number;
  /** For the stepping clock: no command waits or is being stored, nothing is due, no job is there that somebody asks for or works on. */
  quiet(): boolean;
  /** Somebody asks for jobs of this type, or did a moment ago. `quiet` cannot know of a worker whose first poll is still on its way. */
  askedFor(type: string): boolean;
  /** What was begun is stored; then the gateway, the leadership and the connections are given up. */
  close(): Promise<void>;
}

/** A job with a deadline nearer than this is being worked on; one that somebody holds for later has a lease of days. */
const HELD_MS = 3_600_000;
/** A step that has lasted so long leaves the rest of its commands to a further one: others come in between. */
const LONGEST_STEP_MS = 25;
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Starts gateway, runtime and store. Resolves when this engine leads its partition; a standby resolves when it takes over.
 * Until then the gateway answers that nobody leads. Throws ConfigError when a port, an address or a PEM file cannot be used, or what the database says.
 */
export async function startEngine(config: EngineConfig, clock: Clock, options: { readonly log?: StoreLog; readonly signal?: AbortSignal } = {}): Promise<RunningEngine> {
  const { databaseUrl, cacheUnits, retention, mostInFlight, gatewayTls, gatewayTokens } = config;
  const host = config.gatewayHost ?? '127.0.0.1';
  const tls = gatewayTls && readTls(gatewayTls, clock, options.log);
  if (!LOOPBACK.has(host) && !(tls && gatewayTokens)) options.log?.info(`the gateway listens on ${host} ${tls ? 'without a token' : gatewayTokens ? 'without TLS' : 'without TLS and without a token'}: set GATEWAY_TLS_CERT, GATEWAY_TLS_KEY and GATEWAY_TOKEN unless the network protects it`);
  const metrics = config.metrics && createMetrics();
  const runtime = createRuntime({ timeStep });
  const partition = openPartition(metrics ? observeRuntime(runtime, metrics) : runtime, clock, { databaseUrl, ...(cacheUnits !== undefined && { cacheUnits }), ...(retention && { retention }), ...(options.log && { log: options.log }),
    ...(metrics && { onCommit: ({ records, commands, durationMs }) => {
      metrics.commitSeconds.observe(durationMs / 1_000);
      metrics.commitRecords.observe(records);
      if (commands > 0) metrics.commitCommands.observe(commands);
    } }),
  });
  let gateway: Gateway | undefined;
  let metricsServer: HttpServer | undefined;
  let rest: HttpServer | undefined;
  const close = async (): Promise<void> => {
    await rest?.close();
    await gateway?.close();
    await metricsServer?.close();
    await partition.close();
  };
  const stop = (): void => void close();
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    if (config.metrics && metrics) {
      const lines = createLineCounts(databaseUrl, clock, metrics);
      const refresh = async (): Promise<void> => {
        metrics.leading.set(partition.leading() ? 1 : 0);
        metrics.commandsInHand.set(partition.load());
        metrics.unitsInMemory.set(partition.unitsInMemory());
        if (partition.leading()) await lines.refresh();
        else lines.forget();
      };
      metricsServer = await listening('METRICS', config.metrics, openMetricsServer({ ...config.metrics, registry: metrics.registry, refresh, leading: () => partition.leading() }));
    }
    gateway = await listening('GATEWAY', { host, port: config.gatewayPort }, openGateway(partition, { host, port: config.gatewayPort, ...(tls && { tls }), ...(gatewayTokens && { tokens: gatewayTokens }), ...(metrics && { onCall: (rpc, code, durationMs) => metrics.rpcSeconds.observe({ rpc, status: code }, durationMs / 1_000) }), ...(mostInFlight !== undefined && { mostInFlight }) }));
    if (config.restPort !== undefined) rest = await listening('GATEWAY_REST', { host, port: config.restPort }, openRest(partition, { host, port: config.restPort, ...(tls && { tls }), ...(gatewayTokens && { tokens: gatewayTokens }), mostInFlight: mostInFlight ?? DEFAULT_MOST_IN_FLIGHT }));
    await partition.ready;
  } catch (error) {
    await close();
    throw error;
  }
  const { port, polls } = gateway;
  return {
    port, ...(rest && { restPort: rest.port }), ...(metricsServer && { metricsPort: metricsServer.port }), address: `${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`, close,
    quiet() {
      if (!partition.idle(clock.now() + HELD_MS)) return false;
      for (const type of polls.polled()) if (partition.mayHaveJobs(type)) return false;
      return true;
    },
    askedFor(type) {
      for (const polled of polls.polled()) if (polled === type) return true;
      return false;
    },
  };
}

function timeStep(): StepTimer {
  const beganAtMs = performance.now();
  let askedAtMs = beganAtMs;
  return {
    isOver() { return performance.now() - beganAtMs >= LONGEST_STEP_MS; },
    tookLong() {
      const nowMs = performance.now();
      const took = nowMs - askedAtMs;
      askedAtMs = nowMs;
      return took >= LONGEST_STEP_MS;
    },
  };
}

/** Says of a server that cannot listen which variable to change. */
async function listening<T>(who: 'GATEWAY' | 'GATEWAY_REST' | 'METRICS', { host, port }: { readonly host: string; readonly port: number }, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    const { message } = error as Error;
    const hostName = who === 'METRICS' ? 'METRICS_HOST' : 'GATEWAY_HOST';
    if (message.includes('EADDRINUSE')) throw new ConfigError(`port ${port} on ${host} is taken: stop what uses it or set ${who}_PORT`);
    if (message.includes('EACCES')) throw new ConfigError(`port ${port} may not be used by this user: set ${who}_PORT to one above 1023`);
    if (/EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN|EINVAL|resolution failed/i.test(message)) throw new ConfigError(`${host} is no address of this machine: set ${hostName} to one, or to 0.0.0.0 for all`);
    throw error;
  }
}

function readTls({ certPath, keyPath }: NonNullable<EngineConfig['gatewayTls']>, clock: Clock, log: StoreLog | undefined): { readonly cert: Buffer; readonly key: Buffer } {
  const tls = { cert: readPem('GATEWAY_TLS_CERT', certPath), key: readPem('GATEWAY_TLS_KEY', keyPath) };
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(tls.cert);
  } catch (error) {
    throw new ConfigError(`Expected GATEWAY_TLS_CERT to name a certificate in PEM form, but ${certPath} holds none (${(error as Error).message})`);
  }
  try {
    createSecureContext(tls);
  } catch (error) {
    throw new ConfigError(`Expected GATEWAY_TLS_KEY to name the key in PEM form, without a password, of GATEWAY_TLS_CERT, but ${keyPath} is not (${(error as Error).message})`);
  }
  const [fromMs, untilMs] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)];
  if (clock.now() > untilMs || clock.now() < fromMs) log?.error(`clients will refuse the certificate of GATEWAY_TLS_CERT: it is valid from ${new Date(fromMs).toISOString()} until ${new Date(untilMs).toISOString()}`);
  return tls;
}

function readPem(name: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new ConfigError(`Expected ${name} to name a PEM file, but ${(error as Error).message}`);
  }
}
