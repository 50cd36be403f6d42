import { completeJob } from '../desk/commands/complete-job.ts';
import { closeTasks, openDeskTask } from '../desk/commands/desk-task.ts';
import { counted } from '../desk/commands/counted.ts';
import type { Unit } from '../desk/commands/unit.ts';
import type { ScheduledEvent } from '../desk/domain/escalation.ts';
import type { ClockState } from '../desk/domain/ledger.ts';
import { recordEvent } from '../desk/store/clock-ledger.ts';
import { changeDossier } from '../desk/store/dossiers.ts';
import type { DossierRow } from '../desk/store/rows.ts';
import { openTasks } from '../desk/store/tasks.ts';

/** Does what an event asks, under the dossier's lock, and answers the dossier; null: not possible yet, try again. */
type Effect<E extends ScheduledEvent> = (unit: Unit, dossier: DossierRow, event: E, state: ClockState) => Promise<DossierRow | null>;
type Effects = { readonly [K in ScheduledEvent['kind']]: Effect<Extract<ScheduledEvent, { kind: K }>> };

async function record(unit: Unit, dossier: DossierRow, event: ScheduledEvent, data: object = {}): Promise<void> {
  await recordEvent(unit.trx, { dossierId: dossier.id, key: event.key, at: new Date(event.atMs), recordedAt: unit.at, data });
  await unit.history({ dossierId: dossier.id, kind: 'clock-event', data: { key: event.key, at: new Date(event.atMs).toISOString(), ...data } });
  unit.publish({ kind: 'board', agencyId: dossier.handling_agency_id });
  unit.publish({ kind: 'dossier', agencyId: dossier.handling_agency_id, id: dossier.id });
}

export const CLOCK_EFFECTS: Effects = {
  /** T12: reason and new date are asked for while there is time; only where a new date is still allowed (T13). */
  async warning(unit, dossier, event, state) {
    await record(unit, dossier, event, { dueAt: state.dueAtMs === null ? null : new Date(state.dueAtMs).toISOString() });
    const { extensionsLeft } = await counted(unit, dossier);
    if (extensionsLeft > 0) await openDeskTask(unit, dossier, { formKey: 'draft-apology', groups: ['appraising-specialist', 'counter-officer'], agencyId: dossier.handling_agency_id, place: 'division', dueAt: dossier.due_at });
    return dossier;
  },
  async breach(unit, dossier, event, state) {
    const apology = dossier.apology_signed_at !== null;
    await record(unit, dossier, event, { apology });
    if (!apology) await recordEvent(unit.trx, { dossierId: dossier.id, key: event.key.replace('breach', 'late-without-apology'), at: new Date(event.atMs), recordedAt: unit.at });
    if (state.state === 'running' && apology) await closeTasks(unit, dossier.id, (task) => task.form_key === 'draft-apology', 'extension-used');
    return changeDossier(unit.trx, dossier, { breached_at: dossier.breached_at ?? new Date(event.atMs) });
  },
  /** The officer's rung goes to whoever has the dossier now; the others to their role. The head of the one-stop is that of the agency that received it. */
  async rung(unit, dossier, event) {
    await record(unit, dossier, event, { rung: event.rung.rung, role: event.rung.role });
    const holder = event.rung.rung === 1 ? (await openTasks(unit.trx, dossier.id)).find((task) => task.kind === 'user-task') : undefined;
    await openDeskTask(unit, dossier, {
      formKey: 'act-on-breach', groups: holder?.candidate_groups ?? [event.rung.role], assigneeId: holder?.assignee_id ?? null, place: event.rung.role === 'leader' ? 'leader' : 'division',
      agencyId: holder?.agency_id ?? (event.rung.role === 'head-of-one-stop' ? dossier.agency_id : dossier.handling_agency_id), data: { rung: event.rung.rung, breachedAt: dossier.breached_at?.toISOString() ?? null },
    });
    return dossier;
  },
  /** T11: what was asked for never came. The model closes the dossier; the clock only says so. */
  async 'supplement-expired'(unit, dossier, event) {
    const waiting = (await openTasks(unit.trx, dossier.id)).find((task) => task.kind === 'await-supplement');
    if (!waiting) return null;
    await record(unit, dossier, event);
    await unit.history({ dossierId: dossier.id, kind: 'supplement-expired', elementId: waiting.element_id });
    await completeJob(unit, waiting, 'expired', { supplementOutcome: 'expired' });
    return dossier;
  },
};
