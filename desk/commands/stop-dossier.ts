import { isDecided, mayBecome } from '../domain/dossier-status.ts';
import type { DossierRow } from '../store/rows.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { cancelDossier } from './close-dossier.ts';
import { hasRole, lockOwn } from './may-see.ts';
import { queueNotice } from './queue-notice.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

/** A dossier that was never accepted passes through 7, as the portal's states ask. */
const pathOf = (dossier: DossierRow): readonly (7 | 8)[] => (mayBecome(dossier.status, 8) ? [8] : [7, 8]);

/** Stops the dossier (Mẫu 05, status 8; Circular 03/2025 Art. 7); cancels the instance. 409 when there is a decision already. */
export async function stopDossier(deps: DeskDeps, actor: Actor, input: { readonly dossierId: string; readonly reason: string }): Promise<Result<{ readonly dossierId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    const dossier = await lockOwn(unit.trx, actor, input.dossierId);
    if (!hasRole(actor, 'counter-officer', 'head-of-one-stop', 'leader')) refusals.notYours();
    if (dossier.closed_at) refusals.closed();
    if (isDecided(dossier.status)) refuse(409, 'Hồ sơ đã có kết quả, không dừng được nữa', 'A decision exists already: the dossier cannot be stopped');
    if (!input.reason.trim()) refuse(422, 'Cần lý do dừng', 'The reason is missing', { reason: { vi: 'Cần lý do', en: 'Missing' } });
    await unit.history({ dossierId: dossier.id, kind: 'stopped', data: { reason: input.reason } });
    const closed = await cancelDossier(unit, dossier, { outcome: 'stopped', ground: 'stopped', reason: input.reason, path: pathOf(dossier), pathOf });
    await queueNotice(unit, closed, 'stopped', { reason: input.reason });
    return { dossierId: dossier.id };
  });
}
