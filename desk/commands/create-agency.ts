import type { NewAgency } from '../api/contract.ts';
import { agencyById } from '../store/agencies.ts';
import { checkAgency } from './check-agency.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { hasRole } from './may-see.ts';
import { changesBetween, noteAdministration } from './note-administration.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

/** An administrator adds an agency; one made by a demonstration's administrator belongs to the demonstration. 403, 409 when id or code part is taken, 422. */
export async function createAgency(deps: DeskDeps, actor: Actor, input: NewAgency): Promise<Result<{ readonly agencyId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    const { trx } = unit;
    if (!hasRole(actor, 'administrator')) refusals.notYours();
    if (!/^[a-z0-9-]{2,50}$/.test(input.id)) refuse(422, 'Mã cơ quan không hợp lệ', 'The agency id is not valid', { id: { vi: 'Chỉ gồm chữ thường không dấu, số và gạch nối, 2–50 ký tự', en: 'Lower-case letters, digits and hyphens only, 2–50 characters' } });
    const demonstration = (await agencyById(trx, actor.agencyId))?.demonstration ?? false;
    await checkAgency(unit, input, { demonstration });
    if (await agencyById(trx, input.id)) refuse(409, 'Đã có cơ quan với mã này', `There is an agency '${input.id}' already`, { id: { vi: 'Đã có', en: 'Taken' } });
    await trx('desk.agency').insert({
      id: input.id, name_vi: input.name.vi, name_en: input.name.en, kind: input.kind, level: input.level, parent_id: input.parentId,
      calendar_id: input.calendarId, dossier_code_part: input.dossierCodePart, demonstration,
    });
    const { id, ...fields } = input;
    await noteAdministration(unit, { kind: 'agency-added', subject: { id, name: input.name.vi }, changes: changesBetween({}, fields) });
    return { agencyId: input.id };
  });
}
