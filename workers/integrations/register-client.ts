import type { RegisterAnswer, Registers } from './registers.ts';

/**
 * The registers behind one HTTP address: POST /lookups with the question.
 * 200 { result: 'found', extract } or { result: 'incomplete', missingFields }; 404: no such data; anything else, or silence: unreachable.
 */
export function createRegisterClient(options: { readonly url: string; readonly timeoutMs?: number }): Registers {
  const timeoutMs = options.timeoutMs ?? 5_000;
  const url = new URL('/lookups', options.url);
  return {
    async lookUp(question): Promise<RegisterAnswer> {
      try {
        const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(question), signal: AbortSignal.timeout(timeoutMs) });
        if (response.status === 404) return { kind: 'not-found' };
        if (!response.ok) return { kind: 'unreachable', reason: `HTTP ${response.status}` };
        return read(await response.json());
      } catch (error) {
        return { kind: 'unreachable', reason: error instanceof Error && error.name === 'TimeoutError' ? `${timeoutMs} ms` : reasonOf(error) };
      }
    },
  };
}

function read(body: unknown): RegisterAnswer {
  const answer = body as { result?: unknown; extract?: unknown; missingFields?: unknown };
  if (answer.result === 'found' && answer.extract !== null && typeof answer.extract === 'object') return { kind: 'found', extract: answer.extract as Record<string, string | number | boolean> };
  if (answer.result === 'incomplete' && Array.isArray(answer.missingFields)) return { kind: 'incomplete', missingFields: answer.missingFields.map(String) };
  return { kind: 'unreachable', reason: 'unreadable answer' };
}
const reasonOf = (error: unknown): string => { const cause = error instanceof Error ? error.cause : undefined; return cause instanceof Error ? (cause as NodeJS.ErrnoException).code ?? cause.message : String(error); };
