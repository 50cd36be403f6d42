import { legalCounters, type LegalCounters } from '../domain/legal-counters.ts';
import { contextOf, rulesInForce } from '../store/rules-in-force.ts';
import type { DossierRow } from '../store/rows.ts';
import type { Unit } from './unit.ts';

/** What the law still allows for this dossier, by the rules of the day on which it was received. */
export const counted = async (unit: Unit, dossier: DossierRow): Promise<LegalCounters> => legalCounters(dossier, await rulesInForce(unit.trx, unit.catalogue, contextOf(dossier, unit.atMs)));
