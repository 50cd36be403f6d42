import type { Knex } from 'knex';
import type { Catalogue } from '../domain/catalogue.ts';
import { localDate } from '../domain/local-day.ts';
import { resolveRule, type AskRule, type RuleContext } from '../domain/resolve-rule.ts';
import { ruleSettings } from './rule-settings.ts';
import type { DossierRow } from './rows.ts';

type Place = Pick<DossierRow, 'facts' | 'procedure_code' | 'channel' | 'received_at'>;

/** A dossier stands under the rules of the day on which it was received; before that, under those of now. */
export const contextOf = (dossier: Place, nowMs: number): RuleContext => ({
  field: dossier.facts.field.id, procedure: dossier.procedure_code, channel: dossier.channel, date: localDate(dossier.received_at?.getTime() ?? nowMs),
});

/** The rules as shipped and as administrators set them, for one place and day; the settings are read once. */
export async function rulesInForce(db: Knex, catalogue: Pick<Catalogue, 'clockRules'>, context: RuleContext): Promise<AskRule> {
  const settings = await ruleSettings(db);
  return (id) => resolveRule(catalogue.clockRules(), settings, id, context);
}
