import type { WorkingTime } from '../../engine/time/working-calendar.ts';

/**
 * T1 (Decree 61 Art. 18): from when on the time of those counts to whom a dossier is handed over: at once, or, when it was received after the cut-off,
 * from the opening of the next working day.
 */
export function transferredAt(receivedMs: number, cutoff: string, time: WorkingTime): number {
  const day = time.dayOf(receivedMs);
  return receivedMs > time.at(day, cutoff) ? time.openingOf(time.workingDayFrom(day + 1)) : receivedMs;
}
