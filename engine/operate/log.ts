import { pino } from 'pino';
import type { StoreLog } from '../store/port.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** One line of JSON for each thing worth telling, on stdout: `{"level":30,"time":…,"process":"engine","msg":…,"err":{…}}`. */
export function createLog(level: LogLevel): StoreLog {
  const log = pino({ level, base: { process: 'engine' } });
  return {
    info: (text) => log.info(text),
    error: (text, error) => (error === undefined ? log.error(text) : log.error({ err: error instanceof Error ? error : new Error(String(error)) }, text)),
  };
}
