import type { Text } from '../schema/facts.ts';
import type { Place } from '../compile/sketch.ts';

/** A task that patterns use (patterns.yaml). */
export interface PatternTask {
  readonly name: string;
  readonly form: string;
  /** Role, or several with commas. */
  readonly role: string;
  readonly place: Place;
  /** Typical working hours; the limit is shared out in these proportions. */
  readonly hours: number;
  /** D: median of the internal processes; A: ours. */
  readonly mark: 'D' | 'A';
  /** The applicant's part: outside the limit. */
  readonly notCounted?: true;
  readonly agencyRole?: string;
  readonly ask?: { readonly question: string; readonly variable: string; readonly yes: string; readonly yesLabel: string; readonly noLabel: string; readonly no: 'redraft' | 'refuse' };
}

/** A stage names its fragment by its first key, and its tasks. */
export type PatternStage =
  | { readonly step: string; readonly drafts?: true }
  | { readonly decide: string }
  | { readonly appraise: string }
  | { readonly 'appraise-detour': string; readonly outcome: string; readonly label: string; readonly detour: string }
  | { readonly 'on-the-spot': string; readonly here: string }
  | { readonly 'sign-here': string; readonly here: string; readonly stamp: string }
  | { readonly consult: readonly string[]; readonly hours: number }
  | { readonly council: string; readonly revise: string }
  | { readonly 'site-visit': string; readonly plan: string; readonly remedy: string }
  | { readonly pause: string }
  | { readonly fee: true }
  | { readonly include: string };

export interface Pattern {
  readonly name: Text;
  readonly about: Text;
  readonly refusal: { readonly role: string; readonly place: 'one-stop' | 'division' };
  readonly stages: readonly PatternStage[];
}
export interface PatternFile { readonly tasks: Readonly<Record<string, PatternTask>>; readonly sequences: Readonly<Record<string, readonly PatternStage[]>>; readonly patterns: Readonly<Record<string, Pattern>> }

/** Conditions of one rule; all that are there must hold. */
export interface PatternRule {
  readonly id: string;
  readonly pattern: string;
  readonly nameBegins?: readonly string[];
  readonly nameHas?: readonly string[];
  readonly nameLacks?: readonly string[];
  readonly nameBeginsNot?: readonly string[];
  readonly field?: readonly string[];
  readonly authorityHas?: readonly string[];
  readonly documentsAtMost?: number;
  readonly documentsAtLeast?: number;
  readonly limitDaysAtMost?: number;
  readonly limitDaysAtLeast?: number;
  readonly fee?: 'fixed';
  readonly why: Text;
}

export interface RuleFile { readonly rules: readonly PatternRule[] }

export interface AgencyRules {
  readonly authorities: readonly { readonly has: readonly string[]; readonly kind: string }[];
  readonly levels: Readonly<Record<'commune' | 'province' | 'ministry' | 'other', string>>;
  readonly consulted: Readonly<Record<string, { readonly kind: string; readonly name: string; readonly question: string }>>;
}
