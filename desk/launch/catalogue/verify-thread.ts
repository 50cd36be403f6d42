import { parentPort, workerData } from 'node:worker_threads';
import { definitionsByCode } from './definitions.ts';
import { createVerifier } from './verify-model.ts';

/** A thread's share of the catalogue: tells a verdict for each code, or what went wrong. */
const definitions = definitionsByCode();
const verifier = createVerifier();
for (const code of workerData as readonly string[]) {
  const definition = definitions.get(code);
  if (definition) parentPort?.postMessage(await verifier.verify(definition));
}
