import type { CompleteTask } from '../api/contract.ts';
import { recordEvent } from '../store/clock-ledger.ts';
import { changeDossier } from '../store/dossiers.ts';
import type { DossierRow, TaskRow } from '../store/rows.ts';
import { counted } from './counted.ts';
import { openDeskTask } from './desk-task.ts';
import { moveClock } from './move-clock.ts';
import { queueNotice, sayLocal } from './queue-notice.ts';
import { refuse } from './refuse.ts';
import type { Unit } from './unit.ts';

/** The head of the agency signs Mẫu 04: the date moves, once, with its ground; or sends the draft back. */
export async function signApology(unit: Unit, dossier: DossierRow, task: TaskRow, input: CompleteTask): Promise<void> {
  if (input.outcome === 'returned') {
    await unit.history({ dossierId: dossier.id, kind: 'apology-returned', data: { reason: input.reason } });
    await openDeskTask(unit, dossier, { formKey: 'draft-apology', groups: ['appraising-specialist', 'counter-officer'], agencyId: dossier.handling_agency_id, place: 'division', dueAt: dossier.due_at, ...(input.reason ? { data: { returnedBecause: input.reason } } : {}) });
    return;
  }
  const newDueAtMs = task.data['newDueAtMs'];
  if (typeof newDueAtMs !== 'number') throw new Error(`Expected to sign the apology of task with key '${task.id}', but it has no new date`);
  const { extensionsLeft } = await counted(unit, dossier);
  if (extensionsLeft === 0) refuse(409, 'Đã hẹn lại một lần; không được hẹn lại nữa (NĐ 61/2018 Điều 19.9)', 'A new date was given already; the law allows no more (Decree 61/2018 Art. 19.9)');
  if (newDueAtMs <= unit.atMs) refuse(409, 'Ngày hẹn mới đã qua, cần lập lại phiếu', 'The new date has passed: draft the form again');
  const reason = String(task.data.reason ?? '');
  const moved = await moveClock(unit, dossier, { kind: 'extend', ground: 'extension-with-apology', data: { newDueAtMs } });
  const signed = await changeDossier(unit.trx, moved, { apology_signed_at: unit.at });
  await recordEvent(unit.trx, { dossierId: dossier.id, key: 'apology', at: unit.at, recordedAt: unit.at, data: { reason } });
  await unit.history({ dossierId: dossier.id, kind: 'apology-signed', data: { reason, newDueAt: new Date(newDueAtMs).toISOString(), oldDueAt: dossier.due_at?.toISOString() ?? null } });
  await queueNotice(unit, signed, 'apology', { reason, newDueAt: sayLocal(new Date(newDueAtMs)) });
}
