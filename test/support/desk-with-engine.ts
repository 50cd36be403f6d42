import type { Knex } from 'knex';
import type { DeskDeps } from '../../desk/commands/command.ts';
import { openDatabase } from '../../desk/store/open-database.ts';
import { createSteppingClock, type SteppingClock } from '../../engine/time/stepping-clock.ts';
import { startProduct, type Product } from './product.ts';

/** The product in one process, real engine and PostgreSQL, with a hand on its clock and its commands. */
export interface DeskWithEngine { readonly clock: SteppingClock; readonly product: Product; readonly db: Knex; readonly deps: DeskDeps; close(): Promise<void> }

/** @param local the instant at which the stepping clock stands first, in Việt Nam's time: `2026-11-16T08:00`. */
export async function openDeskWithEngine(catalogue: DeskDeps['catalogue'], local: string): Promise<DeskWithEngine> {
  const clock = createSteppingClock(Date.parse(`${local}:00+07:00`));
  const product = await startProduct(clock);
  clock.addGate(() => product.quiet());
  const db = openDatabase(product.databaseUrl);
  const deps: DeskDeps = { db, clock, catalogue, wakeOutbox: () => undefined, publish: () => undefined };
  return { clock, product, db, deps, async close() { await db.destroy(); await product.close(); } };
}
