import type { Channel, InForce, LimitUnit } from '../../processes/schema/facts.ts';

/** `law` and `inForce`: the clause that lets the register stand for the paper, and for how long. */
export type PaperChange = { readonly kind: 'dropped' } | { readonly kind: 'applicant' } | { readonly kind: 'register'; readonly register: string; readonly law?: string; readonly inForce?: InForce };
export interface LimitChange { readonly value: number; readonly unit: LimitUnit }

/** What a draft changes of the facts in force; whatever is not named stays. */
export interface FactsChange {
  /** By component id. */
  readonly papers: Readonly<Record<string, PaperChange>>;
  readonly limits: Readonly<Partial<Record<Channel, LimitChange>>>;
  readonly channelsDropped: readonly Channel[];
  readonly channelsAdded: readonly Channel[];
  /** May appraising and approving be delegated to the one-stop? null: as it is. */
  readonly onTheSpot: boolean | null;
  /** An article, a decision: on what ground the facts change. */
  readonly ground: string;
}

export const NO_FACTS_CHANGE: FactsChange = { papers: {}, limits: {}, channelsDropped: [], channelsAdded: [], onTheSpot: null, ground: '' };

/** A ground alone changes nothing. */
export const changesNothing = (change: FactsChange | null): boolean =>
  change === null || (Object.keys(change.papers).length === 0 && Object.keys(change.limits).length === 0 && change.channelsDropped.length === 0 && change.channelsAdded.length === 0 && change.onTheSpot === null);
