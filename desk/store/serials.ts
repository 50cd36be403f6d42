import type { Knex } from 'knex';

/** The next serial of the agency's day; the row lock makes it gapless under concurrent receptions. */
export async function nextDossierSerial(db: Knex, agencyId: string, day: string): Promise<number> {
  const found: { rows: { serial: number }[] } = await db.raw('insert into desk.dossier_serial (agency_id, day, serial) values (?, ?, 1) on conflict (agency_id, day) do update set serial = desk.dossier_serial.serial + 1 returning serial', [agencyId, day]);
  return found.rows[0]!.serial;
}
/** The next number in the agency's register (sổ theo dõi) of the year. */
export async function nextRegisterNumber(db: Knex, agencyId: string, year: number): Promise<number> {
  const found: { rows: { serial: number }[] } = await db.raw('insert into desk.register_serial (agency_id, year, serial) values (?, ?, 1) on conflict (agency_id, year) do update set serial = desk.register_serial.serial + 1 returning serial', [agencyId, year]);
  return found.rows[0]!.serial;
}
