import { wrongRuleValue } from '../../processes/schema/clock-rules-schema.ts';
import type { RuleScope } from '../domain/catalogue.ts';
import { localDate } from '../domain/local-day.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { hasRole } from './may-see.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

const CHANNELS: readonly string[] = ['counter', 'post', 'online'];

/** An administrator switches a rule for a scope, or sets its value there, from today. Running dossiers keep what their ledger says. 403, 404, 409 not switchable, 422. */
export async function setRule(deps: DeskDeps, actor: Actor, input: { readonly ruleId: string; readonly scopeKind: RuleScope['kind']; readonly scopeValue: string; readonly on: boolean; readonly value?: string | number | boolean }): Promise<Result<{ readonly ruleId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    if (!hasRole(actor, 'administrator')) refusals.notYours();
    const rule = unit.catalogue.clockRules().find((each) => each.id === input.ruleId) ?? refuse(404, 'Không có quy tắc này', `There is no rule '${input.ruleId}'`);
    if (!rule.switchable) refuse(409, 'Quy tắc này do luật định, không tắt được', 'This rule is law and cannot be switched');
    if (!['all', 'field', 'procedure', 'channel'].includes(input.scopeKind) || (input.scopeKind === 'all') !== (input.scopeValue === '')) refuse(422, 'Phạm vi không hợp lệ', 'The scope is not valid', { scopeValue: { vi: 'Không hợp lệ', en: 'Not valid' } });
    if (input.scopeKind === 'procedure' && !unit.catalogue.procedure(input.scopeValue)) refuse(422, 'Không có thủ tục này', 'There is no such procedure', { scopeValue: { vi: 'Không có thủ tục này', en: 'Unknown procedure' } });
    if (input.scopeKind === 'field' && !unit.catalogue.procedures().some((facts) => facts.field.id === input.scopeValue)) refuse(422, 'Không có lĩnh vực này', 'There is no such field', { scopeValue: { vi: 'Không có lĩnh vực này', en: 'Unknown field' } });
    if (input.scopeKind === 'channel' && !CHANNELS.includes(input.scopeValue)) refuse(422, 'Không có kênh này', 'There is no such channel', { scopeValue: { vi: 'counter, post hoặc online', en: 'counter, post or online' } });
    const wrong = input.value === undefined ? null : wrongRuleValue(rule, input.value);
    if (wrong) refuse(422, 'Giá trị không hợp lệ', `The value is not valid: ${wrong}`, { value: { vi: 'Không hợp lệ', en: wrong } });
    await unit.trx('desk.rule_setting').insert({
      rule_id: rule.id, scope_kind: input.scopeKind, scope_value: input.scopeValue, on_: input.on, value: input.value === undefined ? null : JSON.stringify(input.value),
      in_force_from: localDate(unit.atMs), in_force_to: null, set_by: actor.id, set_at: unit.at,
    });
    return { ruleId: rule.id };
  });
}
