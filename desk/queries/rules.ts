import type { RuleValue } from '../../processes/schema/vocabulary.ts';
import type { RuleView } from '../api/contract.ts';
import type { QueryDeps } from './query-deps.ts';

interface SettingRow { rule_id: string; scope_kind: string; scope_value: string; on_: boolean; value: RuleValue | null; set_at: Date }

/** Rules T1–T19 and ours with what administrators have set; a setting for everything shows as the rule's own state, newest first. */
export async function rules({ db, catalogue }: QueryDeps): Promise<readonly RuleView[]> {
  const settings = await db('desk.rule_setting').orderBy('id', 'desc').select<SettingRow[]>();
  return catalogue.clockRules().map((rule) => {
    const own = settings.filter((setting) => setting.rule_id === rule.id);
    const general = own.find((setting) => setting.scope_kind === 'all');
    return {
      ...rule, value: general?.value ?? rule.value, on: general?.on_ ?? rule.on,
      settings: own.map((setting) => ({ scopeKind: setting.scope_kind, scopeValue: setting.scope_value, on: setting.on_, value: setting.value, setAt: setting.set_at.toISOString() })),
    };
  });
}
