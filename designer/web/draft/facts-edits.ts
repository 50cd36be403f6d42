import type { Channel, ProcedureFacts } from '../../../processes/schema/facts.ts';
import { NO_FACTS_CHANGE, type FactsChange, type LimitChange, type PaperChange } from '../../facts/facts-change.ts';

/** A paper goes to `keep` or to what it is to be; keeping is no change. */
export function setPaper(change: FactsChange, id: string, paper: PaperChange | null): FactsChange {
  const { [id]: _before, ...papers } = change.papers;
  return { ...change, papers: paper ? { ...papers, [id]: paper } : papers };
}

/** The limit in force is no change. */
export function setLimit(change: FactsChange, facts: ProcedureFacts, channel: Channel, limit: LimitChange): FactsChange {
  const { [channel]: _before, ...limits } = change.limits;
  const now = facts.channels.find((each) => each.channel === channel)?.limit;
  return { ...change, limits: now && now.value === limit.value && now.unit === limit.unit ? limits : { ...limits, [channel]: limit } };
}

export function setChannel(change: FactsChange, facts: ProcedureFacts, channel: Channel, used: boolean): FactsChange {
  const without = (list: readonly Channel[]): readonly Channel[] => list.filter((each) => each !== channel);
  const published = facts.channels.some((each) => each.channel === channel);
  return { ...change, channelsDropped: used || !published ? without(change.channelsDropped) : [...without(change.channelsDropped), channel], channelsAdded: used && !published ? [...without(change.channelsAdded), channel] : without(change.channelsAdded) };
}

export const setOnTheSpot = (change: FactsChange, facts: ProcedureFacts, eligible: boolean): FactsChange => ({ ...change, onTheSpot: facts.onTheSpot.eligible === eligible ? null : eligible });

/** How many things it changes. */
export const countOf = (change: FactsChange | null): number => {
  const { papers, limits, channelsDropped, channelsAdded, onTheSpot } = change ?? NO_FACTS_CHANGE;
  return Object.keys(papers).length + Object.keys(limits).length + channelsDropped.length + channelsAdded.length + Number(onTheSpot !== null);
};
