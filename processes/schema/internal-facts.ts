/** An internal process (quy trình nội bộ) as a decision publishes it: one file `processes/internal/<id>.yaml`. It says who does what in how long. */

/** Who acts, by the visible rules of import/actors.ts; `applicant`: the office waits for somebody outside. */
export const ACTORS = ['counter-officer', 'head-of-one-stop', 'head-of-division', 'appraising-specialist', 'leader', 'clerk', 'council', 'consulted-agency', 'peoples-committee', 'applicant'] as const;
export type Actor = (typeof ACTORS)[number];
/** In internal processes 'ngày' and 'ngày làm việc' are both 8 working hours (facts.md §0.7). */
export const STEP_UNITS = ['working-day', 'day', 'working-hour', 'minute', 'month'] as const;
export type StepUnit = (typeof STEP_UNITS)[number];
export interface StepTime { readonly value: number; readonly unit: StepUnit }

export interface InternalStep {
  /** As published: '1', '3a', '2.1'; '' when there is none. */
  readonly number: string;
  readonly name: string;
  /** As published, shortened. */
  readonly who: string;
  /** Absent where `who` names nobody that the rules know. */
  readonly actor?: Actor;
  /** As published: '0,5 ngày', 'Không tính thời gian', ''. */
  readonly time: string;
  /** Absent where the text is no length of time. */
  readonly takes?: StepTime;
  /** Name of the part it belongs to, when the process has several. */
  readonly part?: string;
}

export interface InternalProcessFacts {
  readonly id: string;
  readonly title: string;
  /** Code of the procedure; absent where the decision names none. */
  readonly code?: string;
  readonly decision: string;
  readonly place: string;
  /** Day of the decision, YYYY-MM-DD; '' unknown. */
  readonly date: string;
  /** Absent: the publication does not say. */
  readonly signer?: string;
  /** Parts with a sub-total that their name states, e.g. 'Quy trình giải quyết tại cấp xã (03 ngày làm việc)'. */
  readonly parts?: readonly { readonly name: string; readonly total?: StepTime }[];
  readonly steps: readonly InternalStep[];
  /** Absent where the decision states none with the steps. */
  readonly total?: StepTime;
  readonly source: { readonly dataset: string; readonly asOf: string };
  /** Hash of what the last import said: whose file says something else was edited by staff, and imports leave it alone. Absent: no import wrote it. */
  readonly imported?: string;
}

const MINUTES: Readonly<Record<Exclude<StepUnit, 'month'>, number>> = { 'working-day': 480, day: 480, 'working-hour': 60, minute: 1 };
/** @returns undefined for months, which have no fixed number of working days. */
export const workingMinutes = ({ value, unit }: StepTime): number | undefined => (unit === 'month' ? undefined : value * MINUTES[unit]);
