import type { AgencyLevel } from '../api/contract.ts';
import type { Catalogue } from './catalogue.ts';

/** Kinds of agency whose counters take every procedure. */
export const ONE_STOPS: readonly string[] = ['commune', 'province'];

const LEVELS: Readonly<Record<AgencyLevel, true>> = { ministry: true, province: true, commune: true, utility: true };
export const AGENCY_LEVELS = Object.keys(LEVELS) as readonly AgencyLevel[];

/** The one-stops, and every kind that a procedure is handled by, asks, or opens a linked dossier at; sorted. */
export function agencyKinds(catalogue: Pick<Catalogue, 'procedures'>): readonly string[] {
  const named = catalogue.procedures().flatMap((facts) => [facts.handledBy, ...facts.consultedAgencies.map(({ kind }) => kind), ...(facts.linked ?? []).map(({ handledBy }) => handledBy)]);
  return [...new Set([...ONE_STOPS, ...named])].sort();
}
