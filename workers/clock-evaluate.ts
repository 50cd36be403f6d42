import { instantWithOffset } from '../engine/time/working-calendar.ts';
import { expirePapers, nextPapersDue } from '../desk/commands/await-papers.ts';
import { inUnit, SYSTEM } from '../desk/commands/unit.ts';
import { scheduledEvents, type ScheduledEvent } from '../desk/domain/escalation.ts';
import { eventsOf, readLedger } from '../desk/store/clock-ledger.ts';
import { lockDossier } from '../desk/store/dossiers.ts';
import type { DossierRow } from '../desk/store/rows.ts';
import { CLOCK_EFFECTS } from './clock-effects.ts';
import { lateConsultations, nextConsultationDue } from './late-consultations.ts';
import { expireUnpaidFee, nextPaymentDue } from './unpaid-fee.ts';
import { completed, incident, type Handler } from './handler.ts';
import { acknowledgementDue, tellLateAcknowledgement } from './late-acknowledgement.ts';
import { dossierOf } from './once.ts';

/** When nothing is in sight the clock still looks again: a ledger entry wakes it earlier. */
const IDLE_MS = 90 * 86_400_000;
/** What could not be done yet (a job that has not come) is tried again after this. */
const AGAIN_MS = 60_000;

/**
 * The statutory clock: reads the ledger, does whatever is due, each once by its unique key, and answers when it wants to be woken, or that it is over.
 * Not stored under the job key: the keys of the events are what makes it idempotent, and the answer must be that of now.
 */
export const clockEvaluate: Handler = async (job, deps) => {
  const dossierId = dossierOf(job);
  if (!dossierId) return incident(`Expected to evaluate the clock of job with key '${job.key}', but its instance has no variable 'dossierId'`);
  const evaluated = await inUnit(deps, SYSTEM, async (unit) => {
    const locked = await lockDossier(unit.trx, dossierId);
    if (!locked) return null;
    let dossier: DossierRow = locked;
    let pending = false;
    for (;;) {
      const { state, calendarOf } = await readLedger(unit.trx, dossier.id);
      const done: ReadonlySet<string> = new Set((await eventsOf(unit.trx, dossier.id)).map((event) => event.key));
      const due: ScheduledEvent | undefined = scheduledEvents(state, calendarOf).find((event) => event.atMs <= unit.atMs && !done.has(event.key));
      if (!due || pending) {
        const late = await lateConsultations(unit, dossier);
        if (late) { dossier = (await lockDossier(unit.trx, dossierId))!; continue; }
        const unpaid = await expireUnpaidFee(unit, dossier);
        if (unpaid) { dossier = (await lockDossier(unit.trx, dossierId))!; continue; }
        if (await expirePapers(unit, dossier)) { dossier = (await lockDossier(unit.trx, dossierId))!; continue; }
        const acknowledgement = await acknowledgementDue(unit, dossier);
        if (await tellLateAcknowledgement(unit, dossier, acknowledgement)) continue;
        // Ended without having been accepted: there is no ledger that could be stopped.
        const over = state.state === 'stopped' || (state.state === 'not-started' && dossier.closed_at !== null);
        const next = scheduledEvents(state, calendarOf).find((event) => event.atMs > unit.atMs && !done.has(event.key))?.atMs ?? unit.atMs + IDLE_MS;
        const consultation = await nextConsultationDue(unit, dossier.id);
        const payment = await nextPaymentDue(unit, dossier.id);
        const papers = await nextPapersDue(unit, dossier.id);
        const zone = state.start ? calendarOf(state.start.calendar).calendar.timeZone : 'Asia/Ho_Chi_Minh';
        const wakeMs = Math.min(next, consultation ?? next, payment ?? next, papers ?? next, acknowledgement ?? next, pending ? unit.atMs + AGAIN_MS : next);
        return { over, nextWakeAt: instantWithOffset(Math.ceil(wakeMs / 1000) * 1000, zone) };
      }
      const effected: DossierRow | null = await CLOCK_EFFECTS[due.kind](unit, dossier, due as never, state);
      if (effected) dossier = effected; else pending = true;
    }
  });
  if (!evaluated.ok) return incident(evaluated.title.en);
  if (!evaluated.value) return incident(`Expected to evaluate the clock of dossier with key '${dossierId}', but there is none`);
  return completed(evaluated.value);
};
