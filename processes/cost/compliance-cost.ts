import type { Limit, ProcedureFacts } from '../schema/facts.ts';
import type { CostParameterId } from './parameters.ts';

/** A value, or null where nobody has set it: nothing stands in for it. Hours; đồng. */
export type CostValues = Readonly<Record<CostParameterId, number | null>>;

/** What is counted for one dossier. Null: the facts do not say it, or it cannot be told in this unit. */
export interface CostBasis { readonly papers: number; readonly visits: number; readonly limitHours: number | null; readonly fee: number | null }
/** đồng for one dossier. Null: a parameter or a fact is missing. */
export interface ComplianceCost {
  /** The shortened form in real use: hours of the limit × income of an hour. */
  readonly byLimit: number | null;
  /** Parts of the full form (Circular 02/2017/TT-VPCP): papers × hours × income; visits × (hours × income + travel); fees. */
  readonly preparing: number | null;
  readonly visiting: number | null;
  readonly fee: number | null;
  readonly full: number | null;
}

/** Eight hours a day (T3). Calendar days cannot be told in working hours; 0 is no limit, or an unclear one. */
const HOURS: Readonly<Record<Limit['unit'], (value: number) => number | null>> = { 'working-hour': (value) => value, 'working-day': (value) => value * 8, 'same-day': () => 8, 'calendar-day': () => null };
const hoursOf = ({ value, unit }: Limit): number | null => (value > 0 || unit === 'same-day' ? HOURS[unit](value) : null);

/**
 * Papers that only the applicant brings: those for everybody and those of the case with most of them. Visits: the fewest, by the rule of designer/compare. The
 * longest limit and the highest fee of the channels; null where one of them cannot be told.
 */
export function costBasis(facts: ProcedureFacts): CostBasis {
  const brought = facts.components.filter(({ source }) => source === 'applicant');
  const cases = new Map<unknown, number>();
  for (const { when } of brought) if (when?.field === 'case') cases.set(when.equals, (cases.get(when.equals) ?? 0) + 1);
  const everybody = brought.filter(({ when }) => when?.field !== 'case').length;
  const filing = facts.channels.length > 0 && facts.channels.every(({ channel }) => channel === 'counter');
  const collecting = facts.resultChannels.length > 0 && facts.resultChannels.every((channel) => channel === 'counter');
  const sameDay = facts.channels.every(({ limit }) => limit.unit === 'same-day');
  return {
    papers: everybody + Math.max(0, ...cases.values()), visits: Number(filing) + Number(collecting && !(filing && sameDay)),
    limitHours: most(facts.channels.map(({ limit }) => hoursOf(limit))), fee: most(facts.channels.map(({ fee }) => (fee.provenance.mark === 'A' && facts.catalogue?.usable === false ? null : fee.kind === 'free' ? 0 : fee.kind === 'fixed' ? fee.amount : null))),
  };
}

const most = (values: readonly (number | null)[]): number | null => (values.length === 0 || values.includes(null) ? null : Math.max(...values.map(Number)));

export function complianceCost({ papers, visits, limitHours, fee }: CostBasis, values: CostValues): ComplianceCost {
  const { 'hour-income': income, 'prepare-hours': prepare, 'visit-hours': visit, 'visit-travel': travel } = values;
  const preparing = papers === 0 ? 0 : times(times(papers, prepare), income);
  const visiting = visits === 0 ? 0 : times(visits, plus(times(visit, income), travel));
  return { byLimit: times(limitHours, income), preparing, visiting, fee, full: plus(plus(preparing, visiting), fee) };
}

const times = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a * b);
const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
