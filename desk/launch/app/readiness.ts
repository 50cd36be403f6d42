import type { Health } from '../../api/contract.ts';

type Part = Health['parts'][number];
export interface Readiness {
  /** Says how far a part of the start is; until then it is not ready. */
  set(name: string, state: { readonly ready: boolean; readonly detail?: string }): void;
  /** Parts that are asked each time, each within `withinMs`. */
  watch(name: string, ask: () => Promise<string | undefined>): void;
  health(): Promise<Health>;
}

/** On the wall clock: it watches sockets. */
const WITHIN_MS = 1500;
/** Many askers, one question. */
const FRESH_MS = 300;

export function createReadiness(): Readiness {
  const stated = new Map<string, Part>();
  const watched = new Map<string, () => Promise<string | undefined>>();
  let latest: { readonly askedAtMs: number; readonly answer: Promise<Health> } | undefined;

  const ask = async (): Promise<Health> => {
    const asked = await Promise.all([...watched].map(async ([name, question]): Promise<Part> => {
      try {
        const detail = await within(question());
        return { name, ready: true, ...(detail ? { detail } : {}) };
      } catch (error) {
        return { name, ready: false, detail: `${name}: ${oneLine(error)}` };
      }
    }));
    const parts = [...asked, ...stated.values()];
    return { ready: parts.every((part) => part.ready), parts };
  };
  return {
    set(name, state) {
      stated.set(name, { name, ...state });
      latest = undefined;
    },
    watch: (name, question) => { watched.set(name, question); },
    health() {
      const nowMs = performance.now();
      if (!latest || nowMs - latest.askedAtMs > FRESH_MS) latest = { askedAtMs: nowMs, answer: ask() };
      return latest.answer;
    },
  };
}

function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error(`no answer within ${WITHIN_MS} ms`)), WITHIN_MS); });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

export function oneLine(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: string };
  return ((message ?? '').split('\n')[0] || String(code ?? error)).slice(0, 300);
}
