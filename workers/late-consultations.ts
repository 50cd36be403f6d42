import { completeJob } from '../desk/commands/complete-job.ts';
import { openDeskTask } from '../desk/commands/desk-task.ts';
import type { Unit } from '../desk/commands/unit.ts';
import { recordEvent } from '../desk/store/clock-ledger.ts';
import { contextOf, rulesInForce } from '../desk/store/rules-in-force.ts';
import type { ConsultationRow, DossierRow } from '../desk/store/rows.ts';
import { openTasks } from '../desk/store/tasks.ts';

const unanswered = (unit: Unit, dossierId: string) => unit.trx<ConsultationRow>('desk.consultation').where({ dossier_id: dossierId }).whereNull('answered_at').whereNull('opinion').whereNotNull('due_at').orderBy('due_at');

export async function nextConsultationDue(unit: Unit, dossierId: string): Promise<number | null> {
  const next = await unanswered(unit, dossierId).first();
  return next?.due_at ? next.due_at.getTime() : null;
}

/** T15 (Decree 61 Art. 19.5): a consulted agency that is silent at its limit; the lead agency goes on, the head of the one-stop is told (where the rule is on). True when one was found. */
export async function lateConsultations(unit: Unit, dossier: DossierRow): Promise<boolean> {
  const late = (await unanswered(unit, dossier.id)).filter((consultation) => consultation.due_at!.getTime() <= unit.atMs);
  const tell = late.length > 0 && dossier.closed_at === null && (await rulesInForce(unit.trx, unit.catalogue, contextOf(dossier, unit.atMs)))('T15').on;
  for (const consultation of late) {
    await unit.trx('desk.consultation').where({ id: consultation.id }).update({ opinion: 'late' });
    await recordEvent(unit.trx, { dossierId: dossier.id, key: `consultation-late:${consultation.id}`, at: consultation.due_at!, recordedAt: unit.at, data: { agencyId: consultation.asked_agency_id } });
    await unit.history({ dossierId: dossier.id, kind: 'clock-event', data: { key: 'consultation-late', agencyId: consultation.asked_agency_id, at: consultation.due_at!.toISOString() } });
    const waiting = (await openTasks(unit.trx, dossier.id)).find((task) => task.id === consultation.task_id);
    if (waiting) await completeJob(unit, waiting, 'late', { agencyAnswer: 'late' });
    if (tell) await openDeskTask(unit, dossier, { formKey: 'act-on-breach', groups: ['head-of-one-stop'], agencyId: dossier.agency_id, place: 'one-stop', data: { consultationLate: consultation.asked_agency_id, question: consultation.question } });
  }
  return late.length > 0;
}
