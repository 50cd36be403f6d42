import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { checkAgency } from '../../commands/check-agency.ts';
import type { DeskDeps, Result } from '../../commands/command.ts';
import { changesBetween, noteAdministration } from '../../commands/note-administration.ts';
import { refuse } from '../../commands/refuse.ts';
import { inUnit } from '../../commands/unit.ts';
import type { FirstAdministrator } from '../contract.ts';
import { hashPassword } from './password.ts';

/** Not just any calendar of the catalogue: the demonstration's never closes. */
const OFFICE_CALENDAR = 'vietnam-administrative';
const PURPOSE = 'first-administrator';
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export async function firstAdministratorNeeded(db: Knex): Promise<boolean> {
  return !(await db('desk.account').first('id'));
}

/** A fresh token for a production system without accounts; earlier unused ones end. Only its hash is kept. Undefined when there are accounts. */
export async function issueFirstAdministratorToken(db: Knex, nowMs: number): Promise<string | undefined> {
  if (!(await firstAdministratorNeeded(db))) return undefined;
  const token = randomBytes(24).toString('base64url');
  await db.transaction(async (trx) => {
    await trx('desk.one_time_token').where({ purpose: PURPOSE, used_at: null }).delete();
    await trx('desk.one_time_token').insert({ token_hash: hashOf(token), purpose: PURPOSE, created_at: new Date(nowMs) });
  });
  return token;
}

/** Uses the token up and makes the agency with its administrator, in one transaction. 403 when the token is none, 422 by field. */
export async function createFirstAdministrator(deps: DeskDeps, input: FirstAdministrator): Promise<Result<{ readonly accountId: string }>> {
  const passwordHash = await hashPassword(input.password);
  const { agency } = input;
  const accountId = randomUUID();
  return inUnit(deps, { id: accountId, name: input.name }, async (unit) => {
    const { trx, at } = unit;
    const used = await trx('desk.one_time_token').where({ token_hash: hashOf(input.token), purpose: PURPOSE, used_at: null }).update({ used_at: at });
    if (used !== 1) refuse(403, 'Mã dùng một lần không đúng hoặc đã dùng: hãy khởi động lại để nhận mã mới.', 'The one-time token is wrong or used: start again to get a new one.');
    const fields = { name: { vi: agency.name, en: agency.name }, kind: agency.kind, level: agency.level, parentId: null, calendarId: OFFICE_CALENDAR, dossierCodePart: agency.dossierCodePart };
    await checkAgency(unit, fields, { demonstration: false, fieldPrefix: 'agency.' });
    await trx('desk.agency').insert({ id: agency.id, name_vi: agency.name, name_en: agency.name, kind: agency.kind, level: agency.level, calendar_id: OFFICE_CALENDAR, dossier_code_part: agency.dossierCodePart });
    await trx('desk.account').insert({ id: accountId, username: input.username, name: input.name, password_hash: passwordHash, agency_id: agency.id, roles: ['administrator'], created_at: at });
    await noteAdministration(unit, { kind: 'first-administrator', subject: { id: accountId, name: input.name }, changes: changesBetween({}, { ...fields, username: input.username }) });
    return { accountId };
  });
}
