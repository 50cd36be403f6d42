import type { DossierView, Role } from '../api/contract.ts';
import { isDecided } from '../domain/dossier-status.ts';
import type { DossierRow } from './dossier-rows.ts';
import type { Viewer } from './visible-dossiers.ts';

const AT_THE_COUNTER: readonly Role[] = ['counter-officer', 'head-of-one-stop'];
/** Who may do what to a dossier as a whole; the commands check it again. */
export const ACT_ROLES: Readonly<Record<DossierView['may'][number], readonly Role[]>> = {
  withdraw: AT_THE_COUNTER,
  stop: ['head-of-one-stop', 'leader', 'counter-officer'],
  supplement: AT_THE_COUNTER,
  pay: AT_THE_COUNTER,
  urge: ['manager'],
};

export function actsAllowed(row: Pick<DossierRow, 'status' | 'agency_id' | 'handling_agency_id' | 'closed_at' | 'finished_at'>, viewer: Viewer, state: { readonly supplementAwaited: boolean; readonly paymentDue: boolean }): DossierView['may'] {
  const ours = viewer.agencyId === row.agency_id || viewer.agencyId === row.handling_agency_id;
  if (row.closed_at) return [];
  const open = !isDecided(row.status);
  // A manager's dossiers are those of the agencies below (visible-dossiers.ts).
  const possible: Readonly<Record<DossierView['may'][number], boolean>> = { withdraw: ours && open, stop: ours && open, supplement: ours && state.supplementAwaited, pay: ours && state.paymentDue, urge: row.finished_at === null };
  return (Object.keys(possible) as DossierView['may'][number][]).filter((act) => possible[act] && ACT_ROLES[act].some((role) => viewer.roles.includes(role)));
}
