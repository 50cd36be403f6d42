import type { Place } from './sketch.ts';

/** What an officer does at a stage, and what the model's task says about it. */
export interface StageTask {
  /** Element id of the task. */
  readonly id: string;
  readonly name: string;
  readonly form: string;
  readonly role: string;
  readonly place: Place;
  /** Working minutes. */
  readonly minutes: number;
  /** Done at another agency: id among the facts' `consultedAgencies`. */
  readonly agencyRole?: string;
  readonly documentation?: string;
}

/** A question after a task: which outcome goes on, and where everything else goes. `redraft`: back to where the draft is made. */
export interface StageQuestion { readonly question: string; readonly variable: string; readonly yes: string; readonly yesLabel: string; readonly noLabel: string; readonly no: 'redraft' | 'refuse' }

/** One stage of a procedure between reception and return; each kind is a fragment (`processes/fragments`). */
export type Stage =
  | { readonly kind: 'step'; readonly task: StageTask; readonly drafts?: true }
  | { readonly kind: 'decide'; readonly task: StageTask; readonly ask: StageQuestion }
  /** Qualified, a supplement, or a refusal: once in a procedure. */
  | { readonly kind: 'appraise'; readonly task: StageTask }
  /** As `appraise`, with a detour that the officer may order (goods inspected, fact verified) and then decide again. */
  | { readonly kind: 'appraise-detour'; readonly task: StageTask; readonly outcome: string; readonly label: string; readonly detour: StageTask }
  | { readonly kind: 'on-the-spot'; readonly task: StageTask; readonly here: StageTask }
  | { readonly kind: 'sign-here'; readonly task: StageTask; readonly here: StageTask; readonly stamp: StageTask }
  | { readonly kind: 'consult'; readonly id: string; readonly minutes: number; readonly agencies: readonly { readonly id: string; readonly name: string; readonly question: string }[]; readonly documentation?: string }
  /** A council concludes: passed, to be revised by the applicant (not counted), or failed. */
  | { readonly kind: 'council'; readonly task: StageTask; readonly revise: StageTask }
  /** A visit is planned and made: passed, remedied by the applicant (not counted) and visited again, or failed. */
  | { readonly kind: 'site-visit'; readonly plan: StageTask; readonly task: StageTask; readonly remedy: StageTask }
  /** The applicant's part: the clock stands still meanwhile. */
  | { readonly kind: 'pause'; readonly task: StageTask }
  | { readonly kind: 'fee' };

export type StageKind = Stage['kind'];

/** The user tasks of a stage, in the order in which they are drawn. */
export function tasksOf(stage: Stage): readonly StageTask[] {
  switch (stage.kind) {
    case 'step': case 'decide': case 'appraise': case 'pause': return [stage.task];
    case 'appraise-detour': return [stage.task, stage.detour];
    case 'on-the-spot': return [stage.task, stage.here];
    case 'sign-here': return [stage.task, stage.here, stage.stamp];
    case 'council': return [stage.task, stage.revise];
    case 'site-visit': return [stage.plan, stage.task, stage.remedy];
    case 'consult': case 'fee': return [];
  }
}
