import { Worker } from 'node:worker_threads';
import type { FormDocument } from './form-document.ts';

export interface FormRenderer {
  render(form: FormDocument): Promise<Buffer>;
  /** Nothing is being drawn (for the stepping clock). */
  quiet(): boolean;
  close(): Promise<void>;
}

type Answer = { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly error: string };

/** One worker thread, started with the first form and again after a crash; what it was drawing then fails. */
export function createFormRenderer(): FormRenderer {
  let thread: Worker | undefined;
  let serial = 0;
  const waiting = new Map<number, { resolve: (pdf: Buffer) => void; reject: (error: Error) => void }>();

  const start = (): Worker => {
    // tsx does not reach worker threads by itself in Node 20: it is registered in the thread, which then imports the TypeScript.
    const entry = new URL('./render/form-thread.ts', import.meta.url).href;
    const worker = new Worker(`import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(entry)}); });`, { eval: true, execArgv: [] });
    worker.unref();
    worker.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('pdf' in answer) asked?.resolve(Buffer.from(answer.pdf)); else asked?.reject(new Error(answer.error));
    });
    const gone = (error: Error): void => {
      if (thread === worker) thread = undefined;
      for (const asked of waiting.values()) asked.reject(error);
      waiting.clear();
    };
    worker.on('error', gone);
    worker.on('exit', (code) => gone(new Error(`the thread that draws forms ended with code ${code}`)));
    return worker;
  };

  return {
    render(form) {
      thread ??= start();
      const id = ++serial;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        thread!.postMessage({ id, form });
      });
    },
    quiet: () => waiting.size === 0,
    async close() {
      await thread?.terminate();
    },
  };
}
