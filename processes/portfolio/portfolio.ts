/** How much of the catalogue is re-engineered and online, as of any date. Pure: members come from facts (`members.ts`) and from what staff adopted. */

export interface PortfolioMember {
  readonly code: string;
  readonly levels: readonly string[];
  /** Letters of the publishing agency; '' unknown. */
  readonly ministry: string;
  readonly field: string;
  /** Day from which the procedure is known to the catalogue, YYYY-MM-DD. */
  readonly knownFrom: string;
  /** Day from which it can be applied for online; absent: not. */
  readonly onlineFrom?: string;
  /** Day from which its model is re-engineered; absent: not. */
  readonly reengineeredFrom?: string;
}

export interface PortfolioRow { readonly key: string; readonly procedures: number; readonly online: number; readonly reengineered: number; /** Shares of `procedures`, 0–1. */ readonly onlineShare: number; readonly reengineeredShare: number }
/** A procedure of several levels counts in each of them, so levels do not add up to the total. */
export interface Portfolio { readonly on: string; readonly total: PortfolioRow; readonly byLevel: readonly PortfolioRow[]; readonly byMinistry: readonly PortfolioRow[]; readonly byField: readonly PortfolioRow[] }

/** @param on YYYY-MM-DD; what begins on that day counts. */
export function portfolioOn(members: readonly PortfolioMember[], on: string): Portfolio {
  const known = members.filter(({ knownFrom }) => knownFrom <= on);
  const grouped = (keysOf: (member: PortfolioMember) => readonly string[]): PortfolioRow[] => {
    const groups = new Map<string, PortfolioMember[]>();
    for (const member of known) for (const key of keysOf(member)) {
      const group = groups.get(key);
      if (group) group.push(member); else groups.set(key, [member]);
    }
    return [...groups].map(([key, group]) => rowOf(key, group, on)).sort((a, b) => b.procedures - a.procedures || (a.key < b.key ? -1 : 1));
  };
  return { on, total: rowOf('', known, on), byLevel: grouped(({ levels }) => levels), byMinistry: grouped(({ ministry }) => [ministry]), byField: grouped(({ field }) => [field]) };
}

/** The totals on several days, for a line over time. */
export const portfolioOverTime = (members: readonly PortfolioMember[], days: readonly string[]): { readonly on: string; readonly total: PortfolioRow }[] => days.map((on) => ({ on, total: rowOf('', members.filter(({ knownFrom }) => knownFrom <= on), on) }));

function rowOf(key: string, group: readonly PortfolioMember[], on: string): PortfolioRow {
  const since = (day: string | undefined): boolean => day !== undefined && day <= on;
  const online = group.filter(({ onlineFrom }) => since(onlineFrom)).length;
  const reengineered = group.filter(({ reengineeredFrom }) => since(reengineeredFrom)).length;
  const share = (count: number): number => (group.length ? count / group.length : 0);
  return { key, procedures: group.length, online, reengineered, onlineShare: share(online), reengineeredShare: share(reengineered) };
}
