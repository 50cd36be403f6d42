import type { Knex } from 'knex';
import type { RuleSetting } from '../domain/resolve-rule.ts';
import type { RuleSettingRow } from './rows.ts';

export async function ruleSettings(db: Knex): Promise<RuleSetting[]> {
  const rows = await db<RuleSettingRow>('desk.rule_setting').orderBy('id');
  return rows.map((row) => ({ ruleId: row.rule_id, scope: { kind: row.scope_kind, value: row.scope_value }, on: row.on_, value: row.value, inForceFrom: row.in_force_from, inForceTo: row.in_force_to, setAtMs: row.set_at.getTime() + row.id / 1e6 }));
}
