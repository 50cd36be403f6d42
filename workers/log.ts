/** What a logger must offer: pino's shape, without pino. */
export interface Log {
  info(context: object, message: string): void;
  warn(context: object, message: string): void;
  error(context: object, message: string): void;
}
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
