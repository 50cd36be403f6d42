import { changeDossier } from '../store/dossiers.ts';
import type { DossierRow, TaskRow } from '../store/rows.ts';
import { counted } from './counted.ts';
import { refuse } from './refuse.ts';
import type { Unit } from './unit.ts';

/**
 * Decree 61 Art. 11.2.c, 15.3: a supplement is asked for once (T6). Beyond it only with a reason of its own, which the history keeps (P3, an assumption of ours: the decree names
 * no exception); the dossier then counts as late (Decision 766) and as one whose papers were asked for twice. Shown before the click as well (TaskForm.outcomes[].exception, .forbidden).
 */
export async function withinSupplements(unit: Unit, dossier: DossierRow, task: TaskRow, exceptionReason: string | undefined): Promise<DossierRow> {
  const { supplements, supplementsLeft, exceptionsLeft } = await counted(unit, dossier);
  if (supplementsLeft > 0) return dossier;
  if (exceptionsLeft === 0) return refuse(409, `Đã yêu cầu bổ sung ${supplements} lần; không được yêu cầu thêm (NĐ 61/2018 Điều 11.2.c)`, `A supplement was asked for ${supplements} time(s) already; no further request (Decree 61/2018 Art. 11.2.c)`);
  const reason = exceptionReason?.trim() ?? '';
  if (!reason) return refuse(422, 'Yêu cầu bổ sung thêm là ngoại lệ, cần ghi lý do ngoại lệ', 'A further supplement is an exception and wants a reason of its own', { exceptionReason: { vi: 'Cần lý do ngoại lệ', en: 'The reason of the exception is missing' } });
  await unit.history({ dossierId: dossier.id, kind: 'supplement-exception', elementId: task.element_id, data: { reason, supplements, taskId: task.id } });
  return changeDossier(unit.trx, dossier, { supplement_exceptions: dossier.supplement_exceptions + 1 });
}
