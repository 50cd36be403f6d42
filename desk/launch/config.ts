import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ZeebeSecurity } from '../../engine/zeebe/security.ts';
import type { AppConfig } from '../config.ts';
import { StartRefusal } from './start-refusal.ts';

/** What `npm start` reads from its environment. */
export interface LaunchConfig {
  readonly mode: AppConfig['mode'];
  readonly httpHost: string;
  readonly httpPort: number;
  /** Where the embedded gateway is reached from this machine. */
  readonly gatewayHost: string;
  readonly gatewayPort: number;
  /** Absolute. */
  readonly dataDir: string;
  /** Replaces the embedded PostgreSQL. */
  readonly databaseUrl?: string;
  /** Replaces the embedded engine. */
  readonly zeebeAddress?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws StartRefusal when a variable cannot be understood. */
export function readLaunchConfig(env: Environment = process.env): LaunchConfig {
  const databaseUrl = text(env, 'DATABASE_URL');
  const zeebeAddress = text(env, 'ZEEBE_ADDRESS');
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) throw new StartRefusal("DATABASE_URL is not a PostgreSQL address: expected postgres://user:password@host:5432/database");
  if (zeebeAddress && !/^[^\s:/]+:\d+$/.test(zeebeAddress)) throw new StartRefusal(`ZEEBE_ADDRESS is '${zeebeAddress}': expected host:port, such as zeebe.example:26500`);
  return {
    mode: env['NODE_ENV'] === 'production' ? 'production' : 'demonstration',
    httpHost: text(env, 'HTTP_HOST') ?? '127.0.0.1',
    httpPort: port(env, 'HTTP_PORT', 8080),
    gatewayHost: gatewayHost(env),
    gatewayPort: port(env, 'GATEWAY_PORT', 26500),
    dataDir: resolve(text(env, 'DATA_DIR') ?? '.data'),
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(zeebeAddress ? { zeebeAddress } : {}),
  };
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** What desk/main.ts reads when it runs as a process of its own (under the supervisor, or by `npm run app`). */
export function readAppConfig(env: Environment = process.env): AppConfig {
  const launch = readLaunchConfig(env);
  if (!launch.databaseUrl) throw new StartRefusal('DATABASE_URL is not set: npm run app needs a PostgreSQL 15 or newer; npm start brings its own');
  const logLevel = LOG_LEVELS.find((level) => level === (text(env, 'LOG_LEVEL') ?? 'info'));
  if (!logLevel) throw new StartRefusal(`LOG_LEVEL is '${env['LOG_LEVEL'] ?? ''}': expected one of ${LOG_LEVELS.join(', ')}`);
  const optional = (name: string, key: string): object => (text(env, name) ? { [key]: text(env, name) } : {});
  return {
    databaseUrl: launch.databaseUrl,
    zeebeAddress: launch.zeebeAddress ?? `${launch.gatewayHost}:${launch.gatewayPort}`,
    zeebeSecurity: readZeebeSecurity(env),
    httpHost: launch.httpHost,
    httpPort: launch.httpPort,
    mode: launch.mode,
    dataDir: launch.dataDir,
    logLevel,
    seedDemonstration: launch.mode === 'demonstration' && env['SEED_DEMONSTRATION'] !== 'false',
    ...optional('ENGINE_ID', 'engineId'),
    ...optional('REGISTERS_URL', 'registersUrl'),
    ...optional('PAYMENT_GATEWAY_URL', 'paymentGatewayUrl'),
    ...optional('INTAKE_TOKEN', 'intakeToken'),
    ...optional('PAYMENT_SECRET', 'paymentSecret'),
  };
}

/** What `mot-cua` reads: the same variables as the product, so that beside it nothing has to be said twice. */
export interface OperateConfig {
  readonly gatewayAddress: string;
  readonly gatewaySecurity: ZeebeSecurity;
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl?: string;
  /** Absolute. */
  readonly dataDir: string;
}

export function readOperateConfig(env: Environment = process.env): OperateConfig {
  const launch = readLaunchConfig(env);
  return {
    gatewayAddress: launch.zeebeAddress ?? `${launch.gatewayHost}:${launch.gatewayPort}`,
    gatewaySecurity: readZeebeSecurity(launch.zeebeAddress ? env : { ...env, ...embeddedSecurity(env) }),
    ...(launch.databaseUrl ? { databaseUrl: launch.databaseUrl } : {}),
    dataDir: launch.dataDir,
  };
}

/** What the supervisor tells a child: code to load already, and then the environment to begin with (see leash.ts). */
export type ToChild = { readonly kind: 'load'; readonly url: string } | { readonly kind: 'go'; readonly env: Readonly<Record<string, string>> };

export function takeEnvironment(env: Readonly<Record<string, string>>): void {
  Object.assign(process.env, env);
}

/** What the supervisor's children find in their environment beside ours: the addresses that the supervisor has decided. */
export function childEnvironment(config: LaunchConfig, databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    ZEEBE_ADDRESS: config.zeebeAddress ?? `${config.gatewayHost}:${config.gatewayPort}`,
    ...(config.zeebeAddress ? {} : embeddedSecurity()),
    // The embedded engine keeps its deployments in our database, whatever port it listens on today.
    ENGINE_ID: config.zeebeAddress ?? 'embedded',
    HTTP_HOST: config.httpHost,
    HTTP_PORT: String(config.httpPort),
    GATEWAY_PORT: String(config.gatewayPort),
    DATA_DIR: config.dataDir,
  };
}

/** ZEEBE_TLS=true, ZEEBE_CA_CERTIFICATE_PATH (which means TLS too), ZEEBE_OVERRIDE_AUTHORITY, ZEEBE_TOKEN: the names that other clients of Zeebe have for them. */
function readZeebeSecurity(env: Environment): ZeebeSecurity {
  const caCertificatePath = text(env, 'ZEEBE_CA_CERTIFICATE_PATH');
  const serverName = text(env, 'ZEEBE_OVERRIDE_AUTHORITY');
  const token = text(env, 'ZEEBE_TOKEN');
  const tls = caCertificatePath !== undefined || text(env, 'ZEEBE_TLS') === 'true';
  return {
    ...(tls && { tls: { ...(caCertificatePath !== undefined && { caCertificatePath }), ...(serverName !== undefined && { serverName }) } }),
    ...(token !== undefined && { token }),
  };
}

/** What the app needs to reach the embedded gateway, from what protects it. A certificate for a public name is trusted by that name. */
function embeddedSecurity(env: Environment = process.env): Record<string, string> {
  const certificate = text(env, 'GATEWAY_TLS_CERT');
  const token = text(env, 'GATEWAY_TOKEN')?.split(',')[0]?.trim();
  const name = certificate && nameIn(certificate, gatewayHost(env));
  return {
    ...(token && !text(env, 'ZEEBE_TOKEN') ? { ZEEBE_TOKEN: token } : {}),
    ...(certificate ? { ZEEBE_CA_CERTIFICATE_PATH: text(env, 'ZEEBE_CA_CERTIFICATE_PATH') ?? certificate } : {}),
    ...(name && !text(env, 'ZEEBE_OVERRIDE_AUTHORITY') ? { ZEEBE_OVERRIDE_AUTHORITY: name } : {}),
  };
}

/** A name that the certificate bears, when it does not bear the host's own. */
function nameIn(certificatePath: string, host: string): string | undefined {
  try {
    const certificate = new X509Certificate(readFileSync(certificatePath));
    if (certificate.checkIP(host) ?? certificate.checkHost(host)) return undefined;
    return /DNS:([^,]+)/.exec(certificate.subjectAltName ?? '')?.[1] ?? /CN=([^\n]+)/.exec(certificate.subject)?.[1];
  } catch (error) {
    throw new StartRefusal(`GATEWAY_TLS_CERT does not name a certificate in PEM form (${(error as Error).message})`);
  }
}

/** An address that is no address to call (all interfaces) is reached by the loopback. */
function gatewayHost(env: Environment): string {
  const host = text(env, 'GATEWAY_HOST') ?? '127.0.0.1';
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}

function text(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function port(env: Environment, name: string, otherwise: number): number {
  const given = text(env, name);
  if (given === undefined) return otherwise;
  const value = Number(given);
  if (!Number.isInteger(value) || value < 0 || value > 65535) throw new StartRefusal(`${name} is '${given}': expected a port number from 1 to 65535`);
  return value;
}
