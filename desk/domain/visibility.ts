/** Agencies that had a part in a dossier. */
export interface Involvement { readonly receivedBy: string; readonly handledBy: string; /** Asked for an opinion, or given a task of it. */ readonly consulted: readonly string[]; readonly returnedBy: readonly string[] }

/** One sees the dossiers that one's agency received, handled, was consulted on or returned. In SQL: desk/store/visible-dossiers.ts. */
export const sees = (agencyId: string, dossier: Involvement): boolean =>
  dossier.receivedBy === agencyId || dossier.handledBy === agencyId || dossier.consulted.includes(agencyId) || dossier.returnedBy.includes(agencyId);
