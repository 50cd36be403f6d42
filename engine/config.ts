import type { LogLevel } from './operate/log.ts';

/** What an engine needs to know; the only reader of the environment in `engine/`. */
export interface EngineConfig {
  readonly databaseUrl: string;
  /** Default 127.0.0.1: the protocol has no authentication. */
  readonly gatewayHost?: string;
  /** 0: any free port. */
  readonly gatewayPort: number;
  /** PEM files of the gateway's certificate (with its chain) and key; absent: plain text. */
  readonly gatewayTls?: { readonly certPath: string; readonly keyPath: string };
  /** Of Zeebe's REST interface for native user tasks, on the gateway's host; absent: there is none. */
  readonly restPort?: number;
  /** Any of these opens the gateway; absent: no token is asked for. */
  readonly gatewayTokens?: readonly string[];
  /** Where Prometheus may scrape; absent: nowhere. */
  readonly metrics?: { readonly host: string; readonly port: number };
  readonly logLevel?: LogLevel;
  /** Units of state (open instances, mostly) kept in memory. */
  readonly cacheUnits?: number;
  /** Commands in hand at which new work is refused with RESOURCE_EXHAUSTED. */
  readonly mostInFlight?: number;
  /** When records may go from the log: so long after they were written, and not before they are exported where that is asked for; absent: never. */
  readonly retention?: { readonly keepMs?: number; readonly untilExported?: boolean };
}

export class ConfigError extends Error {}

const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

/**
 * How Node is started for the engine (`npm run engine` says the same; V8 takes this only at its start). What the engine allocates mostly lives until the next commit or
 * checkpoint; in V8's 16 MB of new space that is copied time and again: with 64 MB a cycle takes a fifth less CPU time, and up to 150 MB more memory under load.
 */
export const ENGINE_NODE_OPTIONS = ['--max-semi-space-size=64'] as const;

const DAY_MS = 86_400_000;
/** Zeebe's port. */
const GATEWAY_PORT = 26500;

/** DATABASE_URL (required), GATEWAY_HOST, GATEWAY_PORT, GATEWAY_REST_PORT (off when not set), GATEWAY_TLS_CERT and GATEWAY_TLS_KEY, GATEWAY_TOKEN (several: separated by commas), METRICS_PORT (off when not set) and METRICS_HOST, LOG_LEVEL, ENGINE_CACHE_UNITS, ENGINE_MOST_IN_FLIGHT, ENGINE_KEEP_RECORDS_DAYS, ENGINE_KEEP_RECORDS_UNTIL_EXPORTED (`true`). Throws ConfigError naming what is wrong. */
export function readEngineConfig(env: Readonly<Record<string, string | undefined>> = process.env): EngineConfig {
  const databaseUrl = env['DATABASE_URL'];
  if (!databaseUrl) throw new ConfigError('Expected DATABASE_URL to name a PostgreSQL database, but it is not set');
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) throw new ConfigError('Expected DATABASE_URL to have the form postgres://user:password@host:5432/database, but it begins otherwise');
  const cacheUnits = wholeNumber(env, 'ENGINE_CACHE_UNITS', 1);
  const mostInFlight = wholeNumber(env, 'ENGINE_MOST_IN_FLIGHT', 1);
  const keepRecordsDays = wholeNumber(env, 'ENGINE_KEEP_RECORDS_DAYS', 1, 36_500);
  const untilExported = isSet(env, 'ENGINE_KEEP_RECORDS_UNTIL_EXPORTED');
  const restPort = wholeNumber(env, 'GATEWAY_REST_PORT', 0, 65_535);
  const metricsPort = wholeNumber(env, 'METRICS_PORT', 0, 65_535);
  const logLevel = LOG_LEVELS.find((level) => level === env['LOG_LEVEL']);
  if (env['LOG_LEVEL'] && !logLevel) throw new ConfigError(`Expected LOG_LEVEL to be one of ${LOG_LEVELS.join(', ')}, but it is '${env['LOG_LEVEL']}'`);
  const [certPath, keyPath] = [env['GATEWAY_TLS_CERT'], env['GATEWAY_TLS_KEY']];
  if (Boolean(certPath) !== Boolean(keyPath)) throw new ConfigError(`Expected GATEWAY_TLS_CERT and GATEWAY_TLS_KEY together, but only ${certPath ? 'the first' : 'the second'} is set`);
  const gatewayTokens = (env['GATEWAY_TOKEN'] ?? '').split(',').map((token) => token.trim()).filter((token) => token !== '');
  return {
    databaseUrl,
    gatewayHost: env['GATEWAY_HOST'] || '127.0.0.1',
    gatewayPort: wholeNumber(env, 'GATEWAY_PORT', 0, 65_535) ?? GATEWAY_PORT,
    ...(restPort !== undefined && { restPort }),
    ...(metricsPort !== undefined && { metrics: { host: env['METRICS_HOST'] || '127.0.0.1', port: metricsPort } }),
    ...(logLevel && { logLevel }),
    ...(certPath && keyPath && { gatewayTls: { certPath, keyPath } }),
    ...(gatewayTokens.length > 0 && { gatewayTokens }),
    ...(cacheUnits !== undefined && { cacheUnits }),
    ...(mostInFlight !== undefined && { mostInFlight }),
    ...((keepRecordsDays !== undefined || untilExported) && { retention: { ...(keepRecordsDays !== undefined && { keepMs: keepRecordsDays * DAY_MS }), ...(untilExported && { untilExported }) } }),
  };
}

function isSet(env: Readonly<Record<string, string | undefined>>, name: string): boolean {
  const text = env[name] ?? '';
  if (!['', 'true', 'false'].includes(text)) throw new ConfigError(`Expected ${name} to be true or false, but it is '${text}'`);
  return text === 'true';
}

function wholeNumber(env: Readonly<Record<string, string | undefined>>, name: string, least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) throw new ConfigError(`Expected ${name} to be a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`}, but it is '${text}'`);
  return value;
}
