import { lockDossier } from '../store/dossiers.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { openDeskTask } from './desk-task.ts';
import { hasRole } from './may-see.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit, type Unit } from './unit.ts';

/** An instruction stands in the inbox as its own task; that it has a name says at once what is wanted. */
const NAME_LENGTH = 120;

/**
 * A manager sees a breach coming, or one that is there, and tells those who lead the handling agency what to do: a task of theirs and a line of the history.
 * Nothing of the process or the clock moves by it. 404 where the dossier is of no agency below the manager's, 409 when it has ended.
 */
export async function urgeDossier(deps: DeskDeps, actor: Actor, input: { readonly dossierId: string; readonly reason: string }): Promise<Result<{ readonly dossierId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    if (!hasRole(actor, 'manager')) refusals.notYours();
    const dossier = (await lockDossier(unit.trx, input.dossierId)) ?? refusals.noDossier();
    const below = await agenciesBelow(unit, actor.agencyId);
    if (!below.has(dossier.agency_id) && !below.has(dossier.handling_agency_id)) refusals.noDossier();
    if (dossier.closed_at || dossier.finished_at) refusals.closed();
    const reason = input.reason.trim();
    if (!reason) refuse(422, 'Cần nội dung chỉ đạo', 'The instruction is missing', { reason: { vi: 'Cần nhập', en: 'Missing' } });
    await unit.history({ dossierId: dossier.id, kind: 'urged', data: { reason } });
    await openDeskTask(unit, dossier, { formKey: 'act-on-urging', name: `Chỉ đạo: ${reason.slice(0, NAME_LENGTH)}`, groups: ['head-of-division', 'leader'], agencyId: dossier.handling_agency_id, place: 'division', data: { reason } });
    unit.publish({ kind: 'dossier', agencyId: dossier.handling_agency_id, id: dossier.id });
    return { dossierId: dossier.id };
  });
}

/** The same tree as in desk/queries/visible-dossiers.ts. */
async function agenciesBelow(unit: Unit, agencyId: string): Promise<ReadonlySet<string>> {
  const { rows }: { rows: { id: string }[] } = await unit.trx.raw('with recursive below(id) as (select ?::text union select a.id from desk.agency a join below on a.parent_id = below.id) select id from below', [agencyId]);
  return new Set(rows.map(({ id }) => id));
}
