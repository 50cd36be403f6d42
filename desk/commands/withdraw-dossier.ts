import type { DossierStatus } from '../api/contract.ts';
import { isDecided } from '../domain/dossier-status.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { cancelDossier } from './close-dossier.ts';
import { hasRole, lockOwn } from './may-see.ts';
import { queueNotice } from './queue-notice.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

const PATH: readonly DossierStatus[] = [7, 8];

/** The applicant withdraws (status 7, then 8 when no decision exists yet); cancels the instance. 409 when there is a decision already. */
export async function withdrawDossier(deps: DeskDeps, actor: Actor, input: { readonly dossierId: string; readonly reason: string }): Promise<Result<{ readonly dossierId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    const dossier = await lockOwn(unit.trx, actor, input.dossierId);
    if (!hasRole(actor, 'counter-officer', 'head-of-one-stop')) refusals.notYours();
    if (dossier.closed_at) refusals.closed();
    // Decree 118/2025 Art. 21: the one-stop checks that no decision exists yet.
    if (isDecided(dossier.status)) refuse(409, 'Hồ sơ đã có kết quả, không rút được nữa', 'A decision exists already: the dossier cannot be withdrawn');
    if (!input.reason.trim()) refuse(422, 'Cần lý do rút hồ sơ', 'The reason is missing', { reason: { vi: 'Cần lý do', en: 'Missing' } });
    await unit.history({ dossierId: dossier.id, kind: 'withdrawn', data: { reason: input.reason } });
    const closed = await cancelDossier(unit, dossier, { outcome: 'withdrawn', ground: 'applicant-withdrawal', reason: input.reason, path: PATH, pathOf: () => PATH });
    await queueNotice(unit, closed, 'stopped', { reason: input.reason });
    return { dossierId: dossier.id };
  });
}
