import { isSatisfied } from '../domain/check-reception.ts';
import { changeComponent } from '../store/dossiers.ts';
import type { ComponentRow } from '../store/rows.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { lockOwn } from './may-see.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

/** A paper comes in later. 404 dossier or document, 409 when closed, 422 numbers or file. It moves no clock: that is supplement-received. */
export async function addComponent(deps: DeskDeps, actor: Actor, input: { readonly dossierId: string; readonly componentId: string; readonly originals: number; readonly copies: number; readonly fileId?: string }): Promise<Result<{ readonly dossierId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    const dossier = await lockOwn(unit.trx, actor, input.dossierId);
    if (dossier.closed_at) refusals.closed();
    const row = await unit.trx<ComponentRow>('desk.dossier_component').where({ dossier_id: dossier.id, component_id: input.componentId }).first();
    const facts = dossier.facts.components.find((component) => component.id === input.componentId);
    if (!row || !facts) return refuse(404, 'Giấy tờ ngoài danh mục thành phần hồ sơ', 'Not in the published list of component documents');
    if (![input.originals, input.copies].every((n) => Number.isInteger(n) && n >= 0 && n <= 1000)) refuse(422, 'Số bản không hợp lệ', 'Not a number of copies', { originals: { vi: 'Số bản không hợp lệ', en: 'Not a number of copies' } });
    if (input.fileId) {
      const attached = await unit.trx('desk.file').where({ id: input.fileId }).andWhere((same) => same.whereNull('dossier_id').orWhere({ dossier_id: dossier.id })).update({ dossier_id: dossier.id });
      if (attached !== 1) refuse(422, 'Tệp đính kèm không có', 'There is no such file', { fileId: { vi: 'Tệp không có', en: 'Unknown file' } });
    }
    const fileId = input.fileId ?? row.file_id;
    const satisfied = isSatisfied(facts, { id: facts.id, originals: input.originals, copies: input.copies, fileId });
    await changeComponent(unit.trx, dossier.id, facts.id, { originals: input.originals, copies: input.copies, file_id: fileId, updated_at: unit.at, ...(satisfied ? { state: facts.duty === 'show' && !fileId ? 'shown' : 'submitted' } : {}) });
    await unit.history({ dossierId: dossier.id, kind: 'component-added', data: { componentId: facts.id, name: facts.name, originals: input.originals, copies: input.copies, file: Boolean(input.fileId) } });
    unit.publish({ kind: 'dossier', agencyId: dossier.agency_id, id: dossier.id });
    return { dossierId: dossier.id };
  });
}
