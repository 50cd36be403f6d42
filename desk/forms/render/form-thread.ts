import { parentPort } from 'node:worker_threads';
import type { FormDocument } from '../form-document.ts';
import { drawForm } from './draw-form.ts';

/** Draws one form after the other, away from hapi's loop. */
parentPort?.on('message', ({ id, form }: { readonly id: number; readonly form: FormDocument }) => {
  drawForm(form).then(
    (pdf) => parentPort?.postMessage({ id, pdf }, [pdf.buffer as ArrayBuffer]),
    (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
