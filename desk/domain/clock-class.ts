import type { ClockClass, DossierStatus } from '../api/contract.ts';

/** The columns of a dossier that say how it stands in time. */
export interface ClockColumns { readonly clockState: string; readonly status: DossierStatus; readonly dueAtMs: number | null; readonly warnAtMs: number | null; readonly closed: boolean }

/** The same rule stands in SQL in desk/queries/clock-class.ts; a test compares both. */
export function clockClass(dossier: ClockColumns, nowMs: number): ClockClass {
  if (dossier.closed || dossier.clockState === 'stopped') return 'closed';
  if (dossier.clockState === 'suspended') return 'waiting';
  // Online, asked for papers before it was accepted: no ledger yet.
  if (dossier.clockState === 'not-started' && dossier.status === 5) return 'waiting';
  if (dossier.dueAtMs === null) return 'no-limit';
  if (nowMs >= dossier.dueAtMs) return 'overdue';
  return dossier.warnAtMs !== null && nowMs >= dossier.warnAtMs ? 'due-soon' : 'on-time';
}
