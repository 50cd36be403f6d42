import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until there is an answer; gives up late, since machines are shared. */
export async function eventually<T>(ask: () => Promise<T | undefined>, withinMs = 60_000): Promise<T> {
  const untilMs = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > untilMs) throw new Error(`Expected an answer within ${withinMs} ms, but there was none`);
    await delay(50);
  }
}
