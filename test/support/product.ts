import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppConfig } from '../../desk/config.ts';
import { startApp } from '../../desk/main.ts';
import type { Clock } from '../../engine/time/clock.ts';
import { startEngine } from '../../engine/main.ts';
import { JOB_TYPES } from '../../workers/job-type.ts';
import { createTestDatabase } from './postgres.ts';

export interface Product {
  readonly url: string;
  readonly databaseUrl: string;
  readonly zeebeAddress: string;
  /** Nothing in hand: engine and app alike. */
  quiet(): Promise<boolean>;
  close(): Promise<void>;
}

export interface ProductOptions {
  /** A gateway that runs already (the real Zeebe); absent: the embedded engine is started. */
  readonly zeebeAddress?: string;
  readonly app?: Partial<AppConfig>;
  /** A database that is there already, and stays; absent: one of its own. */
  readonly databaseUrl?: string;
  /** The address by which the product reaches its database, made of the direct one: a gate that a test may shut. */
  readonly reach?: (databaseUrl: string) => Promise<string>;
}

/** The whole product in this process, composed by the same two functions as `npm start`, on a database of its own. */
export async function startProduct(clock: Clock, options: ProductOptions = {}): Promise<Product> {
  const database = options.databaseUrl ? { url: options.databaseUrl, drop: async () => undefined } : await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-product-'));
  const reached = (await options.reach?.(database.url)) ?? database.url;
  const engine = options.zeebeAddress ? undefined : await startEngine({ databaseUrl: reached, gatewayPort: 0 }, clock);
  const zeebeAddress = options.zeebeAddress ?? engine?.address ?? '';
  const app = await startApp({
    databaseUrl: reached, zeebeAddress, httpHost: '127.0.0.1', httpPort: 0, mode: 'demonstration', dataDir,
    intakeToken: 'test-intake', paymentSecret: 'test-payment', logLevel: 'warn', seedDemonstration: true, ...options.app,
  }, clock);
  // A worker whose poll is still on its way has nothing in hand and would miss its jobs.
  const awake = (): boolean => !engine || JOB_TYPES.every((type) => engine.askedFor(type));
  return {
    url: app.url,
    databaseUrl: database.url,
    zeebeAddress,
    quiet: async () => awake() && (engine?.quiet() ?? true) && (await app.quiet()),
    async close() {
      await app.close();
      await engine?.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
