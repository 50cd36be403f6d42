import type { RuleView } from '../../api/contract.ts';
import { useTexts } from '../i18n/language.tsx';
import { adminTexts } from './admin-texts.ts';
import { ruleTexts } from './rule-texts.ts';

const UNITS = ['working-day', 'working-hour', 'calendar-day', 'time-of-asking'] as const;
const isUnit = (unit: string | null): unit is (typeof UNITS)[number] => (UNITS as readonly (string | null)[]).includes(unit);
const WORDS = ['restart', 'suspend', 'shift', 'portal', 'vneid', 'sms', 'email'] as const;
const isWord = (value: string): value is (typeof WORDS)[number] => (WORDS as readonly string[]).includes(value);

/** A rule's value in words: '8 giờ làm việc', '15:00', 'tính lại từ đầu'. */
export function useRuleValue(): (rule: Pick<RuleView, 'unit' | 'value'>) => string {
  const t = useTexts(adminTexts);
  const own = useTexts(ruleTexts);
  return ({ unit, value }) => {
    if (typeof value === 'boolean') return t(value ? 'valueYes' : 'valueNo');
    if (isUnit(unit)) return `${value} ${t(unit)}`;
    return String(value).split(', ').map((word) => (isWord(word) ? own(word) : isUnit(word) ? t(word) : word)).join(', ');
  };
}

/** The name of a rule's unit; '' when it has none. */
export function useUnitName(): (unit: string | null) => string {
  const t = useTexts(adminTexts);
  return (unit) => (isUnit(unit) ? t(unit) : '');
}
