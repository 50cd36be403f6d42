import type { Knex } from 'knex';
import type { DeskDeps } from '../../desk/commands/command.ts';
import { seedDemonstration } from '../../desk/launch/demonstration/seed.ts';
import { loadCatalogue } from '../../desk/store/load-catalogue.ts';
import { migrate } from '../../desk/store/migrate.ts';
import { openDatabase } from '../../desk/store/open-database.ts';
import { loadModels } from '../../processes/load.ts';
import { createSteppingClock, type SteppingClock } from '../../engine/time/stepping-clock.ts';
import { createTestDatabase } from './postgres.ts';

export interface DeskDatabase { readonly db: Knex; readonly deps: DeskDeps; readonly clock: SteppingClock; close(): Promise<void> }

/** A migrated database with the demonstration agencies and every shipped model noted as deployed; no engine. */
export async function openDeskDatabase(startMs: number): Promise<DeskDatabase> {
  const test = await createTestDatabase();
  const clock = createSteppingClock(startMs);
  const db = openDatabase(test.url);
  await migrate(db, new Date(startMs));
  await seedDemonstration(db, startMs);
  await db('desk.deployment').insert(loadModels().map((model, index) => ({
    procedure_code: model.procedureCode ?? model.processId, bpmn_process_id: model.processId, version: 1, process_definition_key: String(1000 + index), checksum: model.name, bpmn_xml: model.xml, origin: 'shipped', deployed_at: new Date(startMs), engine: 'test',
  })));
  return {
    db, clock, deps: { db, clock, catalogue: loadCatalogue(), wakeOutbox: () => undefined, publish: () => undefined },
    async close() { await db.destroy(); await test.drop(); },
  };
}

const TABLES = ['dossier', 'dossier_component', 'history', 'clock_entry', 'clock_event', 'task', 'outbox', 'payment', 'register_lookup', 'notice', 'consultation', 'rating', 'file', 'job_outcome'] as const;
/** Everything the desk holds, as text: equal texts mean that nothing was done. Leases are technical and left out. */
export async function everything(db: Knex): Promise<string> {
  const parts = await Promise.all(TABLES.map(async (table) => {
    const rows: Record<string, unknown>[] = await db(`desk.${table}`);
    return rows.map((row) => `${table} ${JSON.stringify({ ...row, lease_until: undefined, content: undefined })}`).sort();
  }));
  return parts.flat().join('\n');
}
