import { refuse } from './refusal.ts';

export interface RateLimit { /** @throws 429 when the caller was here too often. */ take(caller: string): void }

const MINUTE_MS = 60_000;
const REMEMBERED = 10_000;

/** So many a minute and caller, refilled evenly. On the wall clock: it guards against machines, whatever time the product thinks it is. */
export function createRateLimit(perMinute: number): RateLimit {
  const buckets = new Map<string, { left: number; atMs: number }>();
  return {
    take(caller) {
      const nowMs = performance.now();
      const bucket = buckets.get(caller) ?? { left: perMinute, atMs: nowMs };
      const left = Math.min(perMinute, bucket.left + ((nowMs - bucket.atMs) / MINUTE_MS) * perMinute) - 1;
      buckets.delete(caller);
      buckets.set(caller, { left: Math.max(0, left), atMs: nowMs });
      if (buckets.size > REMEMBERED) buckets.delete(buckets.keys().next().value!);
      if (left < 0) {
        const refusal = refuse(429, { vi: 'Quá nhiều yêu cầu: hãy thử lại sau một phút.', en: 'Too many requests: try again in a minute.' });
        refusal.output.headers['Retry-After'] = String(Math.ceil(MINUTE_MS / perMinute / 1000));
        throw refusal;
      }
    },
  };
}
