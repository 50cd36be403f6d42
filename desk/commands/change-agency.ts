import type { ChangeAgency } from '../api/contract.ts';
import { agencyById } from '../store/agencies.ts';
import type { AgencyRow } from '../store/rows.ts';
import { checkAgency } from './check-agency.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { hasRole } from './may-see.ts';
import { changesBetween, noteAdministration } from './note-administration.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

/** An administrator changes an agency. Received dossiers keep their codes, and running clocks the calendar that their ledger froze. 403, 404, 409, 422. */
export async function changeAgency(deps: DeskDeps, actor: Actor, { agencyId, ...input }: ChangeAgency & { readonly agencyId: string }): Promise<Result<{ readonly agencyId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    if (!hasRole(actor, 'administrator')) refusals.notYours();
    const { trx } = unit;
    if (!(await agencyById(trx, agencyId))) refuse(404, 'Không có cơ quan này', 'There is no such agency');
    const demonstration = (await agencyById(trx, actor.agencyId))?.demonstration ?? false;
    await checkAgency(unit, input, { demonstration, id: agencyId });
    // Read under the lock of checkAgency: what the log says was before is what was before.
    const before = fieldsOf((await agencyById(trx, agencyId))!);
    const changes = changesBetween({ ...before }, { ...input });
    if (Object.keys(changes).length === 0) return { agencyId };
    await trx('desk.agency').where({ id: agencyId }).update({
      name_vi: input.name.vi, name_en: input.name.en, kind: input.kind, level: input.level, parent_id: input.parentId, calendar_id: input.calendarId, dossier_code_part: input.dossierCodePart,
    });
    await noteAdministration(unit, { kind: 'agency-changed', subject: { id: agencyId, name: input.name.vi }, changes });
    return { agencyId };
  });
}

const fieldsOf = (row: AgencyRow): Record<keyof ChangeAgency, unknown> => ({
  name: { vi: row.name_vi, en: row.name_en }, kind: row.kind, level: row.level, parentId: row.parent_id, calendarId: row.calendar_id, dossierCodePart: row.dossier_code_part,
});
