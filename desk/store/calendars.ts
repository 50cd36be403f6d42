import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { workingTime, type WorkingCalendar, type WorkingTime } from '../../engine/time/working-calendar.ts';

/** Made ready once a checksum; a checksum never changes its content. */
const ready = new Map<string, WorkingTime>();

/** The calendar's checksum, kept with its content from now on, so that the ledger alone reproduces its dates. */
export async function pinCalendar(db: Knex, calendar: WorkingCalendar, at: Date): Promise<string> {
  const content = JSON.stringify(calendar);
  const checksum = createHash('sha256').update(content).digest('hex').slice(0, 32);
  if (ready.has(checksum)) {
    const known = await db('desk.calendar').where({ checksum }).first('checksum');
    if (known) return checksum;
  }
  await db('desk.calendar').insert({ checksum, id: calendar.id, content, first_used_at: at }).onConflict('checksum').ignore();
  ready.set(checksum, workingTime(calendar));
  return checksum;
}

/** For folding ledgers: every pinned calendar that these checksums name. */
export async function pinnedCalendars(db: Knex, checksums: readonly string[]): Promise<(checksum: string) => WorkingTime> {
  const unknown = [...new Set(checksums)].filter((checksum) => !ready.has(checksum));
  if (unknown.length) {
    const rows: { checksum: string; content: WorkingCalendar }[] = await db('desk.calendar').whereIn('checksum', unknown).select('checksum', 'content');
    for (const row of rows) ready.set(row.checksum, workingTime(row.content));
  }
  return (checksum) => {
    const time = ready.get(checksum);
    if (!time) throw new Error(`Expected to read calendar with key '${checksum}', but the desk keeps no such calendar`);
    return time;
  };
}
