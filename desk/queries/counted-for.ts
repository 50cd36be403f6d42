import { legalCounters, type LegalCounters } from '../domain/legal-counters.ts';
import { contextOf, rulesInForce } from '../store/rules-in-force.ts';
import type { DossierRow } from '../store/rows.ts';
import type { QueryDeps } from './query-deps.ts';

/** What the law still allows for this dossier; the commands count by the same rules. */
export const countedFor = async ({ db, catalogue, nowMs }: QueryDeps, dossier: DossierRow): Promise<LegalCounters> => legalCounters(dossier, await rulesInForce(db, catalogue, contextOf(dossier, nowMs)));
