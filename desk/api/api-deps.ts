import type { Clock } from '../../engine/time/clock.ts';
import type { DeskDeps } from '../commands/command.ts';
import type { AppConfig } from '../config.ts';
import type { Health, SignInOptions } from './contract.ts';
import type { FormDocument } from '../forms/form-document.ts';
import type { EventHub } from './events/event-hub.ts';

/** What the HTTP side is given at composition. */
export interface ApiDeps {
  readonly desk: DeskDeps;
  /** Sessions and the sign-in throttle guard real people at real browsers: the wall clock, also when the product's own clock steps. */
  readonly sessionClock: Clock;
  readonly config: Pick<AppConfig, 'mode' | 'intakeToken' | 'paymentSecret'>;
  readonly events: EventHub;
  /** What is ready, asked of the parts themselves. */
  readonly health: () => Promise<Health>;
  /** Mẫu 01…07 as PDF; made in a worker thread. */
  readonly renderForm: (form: FormDocument) => Promise<Buffer>;
  /** Their passwords are no secret: the start prints them and the sign-in page offers them. Empty in production. */
  readonly demonstrationAccounts: () => Promise<SignInOptions['accounts']>;
  readonly log: ApiLog;
  /** Folder with the built pages (`desk`, `designer`); missing pages are answered with a page that says how to build them. */
  readonly webFolder: string;
}


export interface ApiLog {
  info(context: object, message: string): void;
  warn(context: object, message: string): void;
  error(context: object, message: string): void;
}
