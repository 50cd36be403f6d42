import type { LimitUnit } from '../../processes/schema/facts.ts';
import type { ClockRuleFacts, ClockRuleId, RuleUnit, RuleValue } from '../../processes/schema/vocabulary.ts';
import type { RuleScope } from './catalogue.ts';
import type { LimitTerm } from './deadline.ts';

/** What an administrator set, newest wins within a scope. `value` null: the shipped one. */
export interface RuleSetting { readonly ruleId: string; readonly scope: RuleScope; readonly on: boolean; readonly value: RuleValue | null; readonly inForceFrom: string; readonly inForceTo: string | null; readonly setAtMs: number }
/** Where a rule is asked for. `date`: ISO, local: the day under whose law the dossier stands. */
export interface RuleContext { readonly field: string; readonly procedure: string; readonly channel: string; readonly date: string }
/** `valueSet`: an administrator set this value; it goes before what a procedure's own facts say. */
export interface ResolvedRule { readonly on: boolean; readonly value: RuleValue; readonly valueSet: boolean; readonly unit: RuleUnit | null; readonly from: 'shipped' | 'setting'; readonly scope: ClockRuleFacts['scope'] }
export type AskRule = (id: ClockRuleId) => ResolvedRule;

const SPECIFICITY: Readonly<Record<RuleScope['kind'], number>> = { all: 0, channel: 1, field: 2, procedure: 3 };
const matches = ({ kind, value }: ClockRuleFacts['scope'], context: RuleContext): boolean => kind === 'all' || (typeof value === 'string' ? value === context[kind] : value.includes(context[kind]));
const inForce = (from: string | null, to: string | null, date: string): boolean => (from === null || from <= date) && (to === null || date <= to);

/**
 * Off where the rule is unknown or not in force on that day. Else the most specific setting wins, the newest of a scope; without one, what was shipped, within its scope.
 * A rule that is shipped for channels (fields, …) is not carried beyond them by switching it for everything: only by a setting for such a scope.
 */
export function resolveRule(rules: readonly ClockRuleFacts[], settings: readonly RuleSetting[], ruleId: ClockRuleId, context: RuleContext): ResolvedRule {
  const shipped = rules.find((rule) => rule.id === ruleId);
  const off: ResolvedRule = { on: false, value: shipped?.value ?? false, valueSet: false, unit: shipped?.unit ?? null, from: 'shipped', scope: shipped?.scope ?? { kind: 'all', value: '' } };
  if (!shipped || !inForce(shipped.inForceFrom, shipped.inForceTo, context.date)) return off;
  const home = matches(shipped.scope, context);
  const [set] = settings
    .filter((setting) => setting.ruleId === ruleId && matches(setting.scope, context) && inForce(setting.inForceFrom, setting.inForceTo, context.date) && (home || setting.scope.kind === shipped.scope.kind))
    .sort((a, b) => SPECIFICITY[b.scope.kind] - SPECIFICITY[a.scope.kind] || b.setAtMs - a.setAtMs);
  if (set) return { ...off, on: set.on, value: set.value ?? shipped.value, valueSet: set.value !== null, from: 'setting', scope: set.scope };
  return home ? { ...off, on: shipped.on } : off;
}

const TERM_UNITS: ReadonlySet<string> = new Set<LimitUnit>(['working-day', 'calendar-day', 'working-hour']);
/** The term that a rule gives; null when it is off or gives none. */
export const termOf = ({ on, value, unit }: ResolvedRule): LimitTerm | null => (on && typeof value === 'number' && unit !== null && TERM_UNITS.has(unit) ? { value, unit: unit as LimitUnit } : null);
/** How often something is allowed; off: not limited. */
export const timesOf = ({ on, value }: ResolvedRule): number => (on && typeof value === 'number' ? value : Number.MAX_SAFE_INTEGER);
/** The time of day of a rule ('15:00'); null when it is off. */
export const timeOf = ({ on, value, unit }: ResolvedRule): string | null => (on && unit === 'time' ? String(value) : null);
