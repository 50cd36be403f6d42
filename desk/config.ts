import type { ZeebeSecurity } from '../engine/zeebe/security.ts';

/** Everything the app reads from its environment is here; nothing else in desk, designer or workers looks at process.env. */
export interface AppConfig {
  readonly databaseUrl: string;
  /** host:port of the Zeebe gateway: the embedded engine's or a cluster's. */
  readonly zeebeAddress: string;
  /** How to reach it when it is not open to everybody. */
  readonly zeebeSecurity?: ZeebeSecurity;
  /** Names the engine whose deployments desk.deployment notes; absent: its address. The embedded one keeps its name whatever port it listens on. */
  readonly engineId?: string;
  readonly httpHost: string;
  /** 0: any free port. */
  readonly httpPort: number;
  readonly mode: 'demonstration' | 'production';
  /** Absolute. */
  readonly dataDir: string;
  /** Ports to the outside; absent: the stand-ins of demonstration mode, started beside the app. */
  readonly registersUrl?: string;
  readonly paymentGatewayUrl?: string;
  /** Shared secret of the online intake; absent: intake is off (production) or a random one (demonstration). */
  readonly intakeToken?: string;
  /** Secret that signs payment call-backs. */
  readonly paymentSecret?: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Create the demonstration agency, accounts and the dossier that falls due after three minutes (empty database, demonstration mode). */
  readonly seedDemonstration: boolean;
}

export interface RunningApp {
  readonly url: string;
  /** Production without accounts: the one-time token that makes the first administrator. */
  readonly firstAdministratorToken?: string;
  /** For the stepping clock: no HTTP request, due outbox row or job in hand. */
  quiet(): Promise<boolean>;
  close(): Promise<void>;
}
