import type { RuleView } from '../../api/contract.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { adminTexts } from './admin-texts.ts';
import { ruleTexts } from './rule-texts.ts';
import { useRuleValue } from './rule-value.ts';

const MARKS = { F: 'markF', K: 'markK', D: 'markD', A: 'markA' } as const;

export function RuleRow({ rule, onSwitch, onScope }: { readonly rule: RuleView; readonly onSwitch: () => void; readonly onScope: () => void }) {
  const t = useTexts(adminTexts);
  const own = useTexts(ruleTexts);
  const say = useSay();
  const format = useFormat();
  const valueOf = useRuleValue();
  const what = rule.effect ?? rule.noEffect;
  const settings = newestOf(rule.settings.filter(({ scopeKind }) => scopeKind !== 'all'));
  return (
    <tr>
      <td className="code">{rule.id}</td>
      <td><strong>{say(rule.title)}</strong>
        {what && <div className="small quiet">{own(rule.effect ? 'effect' : 'noEffect')} {say(what)}</div>}
        <div className="small quiet">
          {rule.inForceFrom && <>{t('inForce', { from: format.date(rule.inForceFrom) })}{rule.inForceTo && ` ${t('inForceTo', { to: format.date(rule.inForceTo) })}`}. </>}
          <ShippedScope rule={rule} />
        </div>
        {settings.map((setting) => (
          <div key={`${setting.scopeKind} ${setting.scopeValue}`} className="small"><ScopeName {...setting} />: {t(setting.on ? 'onYes' : 'onNo')}{setting.value !== null && `, ${valueOf({ unit: rule.unit, value: setting.value })}`} <span className="quiet">({format.date(setting.setAt)})</span></div>
        ))}
      </td>
      <td>{valueOf(rule)}</td>
      <td className="small">{say(rule.source)}</td>
      <td>{rule.mark === 'K' || rule.mark === 'A' ? <span className="badge soon"><Icon name="warning" size={12} />{t(MARKS[rule.mark])}</span> : <span className="small quiet">{t(MARKS[rule.mark])}</span>}</td>
      <td>
        <div className="row rule-switch">
          <span className={rule.on ? 'badge good' : 'badge'}><Icon name={rule.on ? 'check' : 'dash'} size={12} />{t(rule.on ? 'onYes' : 'onNo')}</span>
          {rule.switchable ? <><Button small onPress={onSwitch} aria-label={`${t(rule.on ? 'turnOff' : 'turnOn')} ${rule.id}`}>{t(rule.on ? 'turnOff' : 'turnOn')}</Button><Button small look="plain" onPress={onScope} aria-label={`${t('change')} ${rule.id}`}>{t('change')}</Button></> : <span className="small quiet">{t('fixed')}</span>}
        </div>
      </td>
    </tr>
  );
}

/** They come newest first: the newest of each scope is the one that holds. */
const newestOf = (settings: RuleView['settings']): RuleView['settings'] => settings.filter((setting, index) => settings.findIndex((other) => other.scopeKind === setting.scopeKind && other.scopeValue === setting.scopeValue) === index);

const CHANNELS = ['counter', 'post', 'online'] as const;

function ShippedScope({ rule }: { readonly rule: RuleView }) {
  const own = useTexts(ruleTexts);
  const { kind, value } = rule.scope;
  if (kind === 'all') return null;
  const values = typeof value === 'string' ? [value] : value;
  return <>{own('only', { v: values.map((id) => { const channel = CHANNELS.find((each) => each === id); return channel ? own(channel) : id; }).join(', ') })}.</>;
}

function ScopeName({ scopeKind, scopeValue: v }: { readonly scopeKind: string; readonly scopeValue: string }) {
  const t = useTexts(adminTexts);
  return <>{scopeKind === 'field' ? t('scopeField', { v }) : scopeKind === 'procedure' ? t('scopeProcedure', { v }) : scopeKind === 'channel' ? t('scopeChannel', { v }) : t('scopeAll')}</>;
}
