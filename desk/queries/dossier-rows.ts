import type { ClockClass, DossierSummary } from '../api/contract.ts';
import type { DossierRow as StoredDossier } from '../store/rows.ts';
import type { Viewer } from './visible-dossiers.ts';

/** A row of `visibleDossiers`. */
export interface DossierRow extends StoredDossier { agency_vi: string; agency_en: string; clock: ClockClass; late: boolean; apology: boolean; current_step: string | null }

export const iso = (at: Date | null): string | null => (at ? at.toISOString() : null);

/** Name of the step that a dossier rests at: its oldest open task. */
export const CURRENT_STEP = `(select t.name from desk.task t where t.dossier_id = v.id and t.kind <> 'desk-task' and t.state in ('open', 'claimed', 'completing') order by t.created_at, t.id limit 1) as current_step`;

export function dossierSummary(row: DossierRow, viewer: Pick<Viewer, 'language'>): DossierSummary {
  return {
    id: row.id, code: row.code, procedureCode: row.procedure_code, procedureName: row.procedure_name, applicantName: row.applicant.name,
    status: row.status, receivedAt: iso(row.received_at ?? row.submitted_at), dueAt: iso(row.due_at), clock: row.clock, channel: row.channel,
    agency: viewer.language === 'vi' ? row.agency_vi : row.agency_en, currentStep: row.current_step, demonstration: row.demonstration,
  };
}
