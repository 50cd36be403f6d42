import { setTimeout as delay } from 'node:timers/promises';
import { paperRulesInSteps } from '../../processes/documents/papers-of.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { inSlices } from './in-slices.ts';
import { indexInSteps } from './procedure-index.ts';

/** The first sign-in page goes before. */
const AFTER_START_MS = 1_000;

/**
 * Reads the national catalogue, makes its facts and the index of the search before anybody asks, some milliseconds a turn of the event loop: the first search would otherwise hold
 * every request up (together 2.5 CPU-seconds for 2,634 procedures; test/bench/warm.ts measures the longest turn).
 */
export async function warmCatalogue(catalogue: Catalogue, closing: () => boolean): Promise<void> {
  await delay(AFTER_START_MS, undefined, { ref: false });
  await inSlices(indexInSteps(catalogue), closing);
  // Kinds and replacements of papers, for the pages of procedures.
  await inSlices(paperRulesInSteps(), closing);
}
