import { parentPort, workerData } from 'node:worker_threads';
import { loadCompiled } from '../../../processes/compile/compiled-catalogue.ts';
import { createVerifier } from './verify-model.ts';

/** A thread's share of the catalogue: tells a verdict for each code, or what went wrong. */
const catalogue = loadCompiled();
const verifier = createVerifier();
for (const code of workerData as readonly string[]) {
  const procedure = catalogue.get(code);
  if (procedure) parentPort?.postMessage(await verifier.verify(procedure));
}
