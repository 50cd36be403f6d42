import type { Text } from './facts.ts';

/** A job type that models may use (job-types.yaml). Types of variables and headers are descriptions, `a|b|c` when only these values occur. */
export interface JobTypeFacts {
  readonly type: string;
  readonly label: Text;
  /** The first job of every procedure. */
  readonly first: boolean;
  /** A worker holds it open until the desk completes it: a dossier may rest here. */
  readonly held: boolean;
  /** Not for procedure models. */
  readonly internal: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly out: Readonly<Record<string, string>>;
}
export interface RoleFacts { readonly id: string; readonly label: Text }

/** A task form (forms.yaml): its outcome becomes the variable `result`. */
export interface TaskFormFacts {
  readonly key: string;
  readonly title: Text;
  readonly result: string;
  readonly deskTask: boolean;
  readonly outcomes: readonly { readonly value: string; readonly label: Text; readonly needsReason: boolean; readonly needsComponents: boolean }[];
  readonly fields: readonly { readonly id: string; readonly type: 'text' | 'longtext' | 'number' | 'date' | 'officer' | 'components' | 'file'; readonly label: Text; readonly required: boolean; readonly role?: string }[];
}

export type Mark = 'F' | 'K' | 'D' | 'A';
/** The rules that code asks for by name: T1–T19 of the law, P… of ours. */
export const CLOCK_RULE_IDS = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11', 'T12', 'T13', 'T14', 'T15', 'T16', 'T17', 'T18', 'T19', 'P1', 'P2', 'P3', 'P4'] as const;
export type ClockRuleId = (typeof CLOCK_RULE_IDS)[number];
export type RuleValue = string | number | boolean;
/** How `value` is to be read: `time` HH:MM; `list` ids out of `choices`, separated by commas; null a word or yes/no. */
export type RuleUnit = 'time' | 'working-day' | 'calendar-day' | 'working-hour' | 'time-of-asking' | 'list';

export interface ClockRuleFacts {
  readonly id: ClockRuleId; readonly title: Text; readonly value: RuleValue; readonly unit: RuleUnit | null; readonly choices?: readonly string[];
  readonly source: Text; readonly mark: Mark; readonly on: boolean; readonly switchable: boolean; readonly inForceFrom: string | null; readonly inForceTo: string | null;
  /** An id, or several. */
  readonly scope: { readonly kind: 'all' | 'field' | 'procedure' | 'channel'; readonly value: string | readonly string[] };
  /** What the rule changes; or why there is nothing that it could change. */
  readonly effect?: Text; readonly noEffect?: Text;
}
/** `named`: only for whoever asks for it by its id. */
export interface LadderFacts {
  readonly id: string; readonly title: Text; readonly source: Text; readonly mark: Mark; readonly inForceFrom: string | null; readonly inForceTo: string | null;
  readonly scope: { readonly kind: 'all' | 'agency-kind' | 'procedure' | 'named'; readonly value: string };
  readonly rungs: readonly { readonly rung: number; readonly role: string; readonly afterMinutes: number }[];
}
export interface GroundFacts { readonly id: string; readonly text: Text; readonly source: Text; readonly mark: Mark }
export interface RuleSetFacts { readonly id: string; readonly title: Text; readonly inForceFrom: string; readonly inForceTo: string | null }
export interface ClockRulesFacts { readonly rules: readonly ClockRuleFacts[]; readonly ladders: readonly LadderFacts[]; readonly grounds: readonly GroundFacts[]; readonly ruleSets: readonly RuleSetFacts[] }
