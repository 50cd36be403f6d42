import { askComponents } from '../desk/commands/ask-components.ts';
import { supplementTerm } from '../desk/commands/await-papers.ts';
import { changeStatus } from '../desk/commands/change-status.ts';
import { moveClock } from '../desk/commands/move-clock.ts';
import { counted } from '../desk/commands/counted.ts';
import type { Unit } from '../desk/commands/unit.ts';
import { componentsOf } from '../desk/store/dossiers.ts';
import type { DossierRow, TaskRow } from '../desk/store/rows.ts';
import { completed, type Handler } from './handler.ts';
import { once } from './once.ts';

/** Mẫu 02, once (T6) or as often as exceptions were granted (P3): status 5, and the clock waits until the dossier is full or the time for it is over (T11). */
export const requestSupplement: Handler = (job, deps) => once(job, deps, async (unit, dossier) => {
  const { supplements, supplementsLeft } = await counted(unit, dossier);
  if (supplementsLeft === 0) {
    await unit.history({ dossierId: dossier.id, kind: 'supplement-refused', elementId: job.elementId, data: { supplements } });
    return completed({ supplementAllowed: false });
  }
  const request = await requested(unit, dossier);
  const expiry = await supplementTerm(unit, dossier);
  const waiting = await moveClock(unit, dossier, { kind: 'suspend', ground: 'supplement-asked', data: { waitingFor: 'supplement', ...(expiry ? { expiry } : {}) } });
  const asked = await changeStatus(unit, waiting, 5, { supplement_count: waiting.supplement_count + 1 }, job.elementId);
  await askComponents(unit, asked, request.components, request.reason);
  return completed({ supplementAllowed: true });
});

/** What the officer listed last; without such a task, whatever the check found missing. */
async function requested(unit: Unit, dossier: DossierRow): Promise<{ readonly components: readonly string[]; readonly reason: string }> {
  const task = await unit.trx<TaskRow>('desk.task').where({ dossier_id: dossier.id }).whereIn('state', ['completing', 'completed']).whereIn('outcome', ['sent', 'supplement']).orderBy('completed_at', 'desc').first();
  if (task?.data.components?.length) return { components: task.data.components, reason: task.data.reason ?? '' };
  const missing = (await componentsOf(unit.trx, dossier.id)).filter((component) => component.state === 'missing');
  return { components: missing.map((component) => component.component_id), reason: missing.map((component) => component.reason).filter(Boolean).join('; ') || 'Hồ sơ còn thiếu thành phần' };
}
