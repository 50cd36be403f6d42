import { useState } from 'react';
import type { RuleView } from '../../api/contract.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choice.tsx';
import { TextInput } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { fieldErrors, ProblemNotice } from '../ui/problem-notice.tsx';
import { adminTexts } from './admin-texts.ts';
import { ruleTexts } from './rule-texts.ts';
import { useRuleValue, useUnitName } from './rule-value.ts';

export interface RuleChange { readonly scopeKind: string; readonly scopeValue: string; readonly on: boolean; readonly value?: string | number }
const SCOPES = ['all', 'field', 'procedure', 'channel'] as const;
interface RuleScopeDialogProps { readonly rule: RuleView; readonly error: unknown; readonly onClose: () => void; readonly onSave: (change: RuleChange) => void }

export function RuleScopeDialog({ rule, error, onClose, onSave }: RuleScopeDialogProps) {
  const t = useTexts(adminTexts);
  const say = useSay();
  const [scopeKind, setScopeKind] = useState('procedure');
  const [scopeValue, setScopeValue] = useState('');
  const [on, setOn] = useState(rule.on && typeof rule.value === 'boolean' ? 'off' : 'on');
  const [value, setValue] = useState('');
  const errors = fieldErrors(error);
  const save = () => onSave({ scopeKind, scopeValue: scopeKind === 'all' ? '' : scopeValue.trim(), on: on === 'on', ...(on === 'on' && value.trim() ? { value: typeof rule.value === 'number' ? Number(value.replace(',', '.')) : value.trim() } : {}) });
  return (
    <Modal title={`${rule.id} · ${say(rule.title)}`} open onClose={onClose}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Choices label={t('scope')} value={scopeKind} onChange={setScopeKind} options={SCOPES.map((each) => ({ value: each, label: t(each) }))} across />
        {scopeKind !== 'all' && <TextInput label={t('scopeValue')} value={scopeValue} onChange={setScopeValue} error={errors['scopeValue']} required />}
        <Choices label={t('on')} value={on} onChange={setOn} options={[{ value: 'on', label: t('turnOn') }, { value: 'off', label: t('turnOff') }]} across />
        {on === 'on' && typeof rule.value !== 'boolean' && <RuleValueInput rule={rule} value={value} onChange={setValue} error={errors['value']} />}
        <ProblemNotice error={error} />
        <div className="dialog-foot"><Button onPress={onClose}>{t('cancel')}</Button><Button type="submit" look="primary" isDisabled={scopeKind !== 'all' && scopeValue.trim() === ''}>{t('save')}</Button></div>
      </form>
    </Modal>
  );
}

/** What the value is, is the rule's unit; left empty, the shipped value stays. */
function RuleValueInput({ rule, value, onChange, error }: { readonly rule: RuleView; readonly value: string; readonly onChange: (value: string) => void; readonly error: string | undefined }) {
  const own = useTexts(ruleTexts);
  const valueOf = useRuleValue();
  const unitName = useUnitName();
  const label = rule.unit === 'time' ? own('time') : rule.unit === 'list' ? own('list', { v: rule.choices?.join(', ') ?? '' }) : own('number', { unit: unitName(rule.unit) });
  if (rule.choices && rule.unit !== 'list') return <Choices label={own('oneOf')} value={value} onChange={onChange} options={rule.choices.map((each) => ({ value: each, label: valueOf({ unit: null, value: each }) }))} across />;
  return <TextInput label={label} value={value} onChange={onChange} hint={own('valueHint', { v: valueOf(rule) })} error={error} {...(typeof rule.value === 'number' ? { inputMode: 'numeric' as const } : {})} />;
}
