import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { loadCompiled } from '../../processes/compile/compiled-catalogue.ts';
import { paperRules } from '../../processes/documents/papers-of.ts';

/** Procedures whose facts are made in one turn of the event loop: some 5 ms. */
const A_TURN = 12;
/** The first sign-in page goes before. */
const AFTER_START_MS = 1_000;

/**
 * Reads the national catalogue and makes its facts before anybody asks, a few a turn: the first search would otherwise hold every request up
 * (1.2 CPU-seconds for 2,634 procedures on the machine of the README).
 */
export async function warmCatalogue(closing: () => boolean): Promise<void> {
  await delay(AFTER_START_MS, undefined, { ref: false });
  if (closing()) return;
  let made = 0;
  for (const procedure of loadCompiled().national.values()) {
    if (closing()) return;
    procedure.facts();
    if (++made % A_TURN === 0) await nextTurn();
  }
  await nextTurn();
  // Kinds and replacements of papers, for the pages of procedures.
  if (!closing()) paperRules();
}
