import type { ClockClass } from '../api/contract.ts';

/** The columns of a dossier that say how it stands in time. */
export interface ClockColumns { readonly clockState: string; readonly dueAtMs: number | null; readonly warnAtMs: number | null; readonly closed: boolean }

/** The same rule stands in SQL in desk/store/clock-class-sql.ts; a test compares both. */
export function clockClass(dossier: ClockColumns, nowMs: number): ClockClass {
  if (dossier.closed || dossier.clockState === 'stopped') return 'closed';
  if (dossier.clockState === 'suspended') return 'waiting';
  if (dossier.dueAtMs === null) return 'no-limit';
  if (nowMs >= dossier.dueAtMs) return 'overdue';
  return dossier.warnAtMs !== null && nowMs >= dossier.warnAtMs ? 'due-soon' : 'on-time';
}
