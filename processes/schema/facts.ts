/** The facts about one procedure: one YAML file under `processes/catalogue/<field>/<code>.yaml`. Procedure number 7,001 needs such a file and no code. */

/** Where something is written. One text, where it reads the same in both languages (a number of a decree). */
export type Source = string | Text;
export const sourceText = (source: Source): Text => (typeof source === 'string' ? { vi: source, en: source } : source);

/** First and last day, YYYY-MM-DD, both included. */
export interface InForce { readonly from: string; readonly to: string }
/** @param on YYYY-MM-DD */
export const isInForce = ({ from, to }: InForce, on: string): boolean => from <= on && on <= to;

/** Where a fact comes from: `F` found (source named), `K` known but unverified, `D` derived, `A` assumption of ours. K and A are shown as assumptions on the page. */
export interface Provenance { readonly mark: 'F' | 'K' | 'D' | 'A'; readonly source: Source }

export type Channel = 'counter' | 'post' | 'online';
export type ResultChannel = 'counter' | 'post' | 'electronic';
export type LimitUnit = 'working-day' | 'calendar-day' | 'working-hour' | 'same-day';
export interface Text { readonly vi: string; readonly en: string }

export interface Limit { readonly value: number; readonly unit: LimitUnit; readonly provenance: Provenance }
export type Fee =
  | { readonly kind: 'free'; readonly provenance: Provenance }
  | { readonly kind: 'fixed'; readonly amount: number; readonly provenance: Provenance }
  /** Certified copies: `first` đồng for pages 1–2, `further` from page 3, at most `ceiling` a copy. */
  | { readonly kind: 'per-page'; readonly first: number; readonly further: number; readonly furtherFrom: number; readonly ceiling: number; readonly provenance: Provenance };

export interface ChannelFacts { readonly channel: Channel; readonly limit: Limit; readonly fee: Fee }

export interface ComponentDocument {
  readonly id: string;
  readonly name: string;
  readonly duty: 'submit' | 'show';
  readonly original: number;
  readonly copies: number;
  /**
   * Only the applicant has it, or a register holds it (then it is looked up first and asked for only when that fails). `inForce`: the look-up rests on a text of
   * limited time; before and after, the applicant brings the paper (`papersOn`).
   */
  readonly source: 'applicant' | { readonly register: string; readonly law?: string; readonly inForce?: InForce };
  /** In which cases it is wanted; absent: always. */
  readonly when?: { readonly field: string; readonly equals: string | boolean };
  readonly provenance: Provenance;
}

/** A field of the reception form, beyond the applicant's own (name, identity number, address, phone, e-mail, authorised person). */
export interface FormField {
  readonly id: string;
  readonly label: Text;
  readonly type: 'text' | 'longtext' | 'number' | 'date' | 'choice' | 'boolean';
  readonly required: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: Text }[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
}

export interface StepFacts { readonly id: string; readonly name: string; readonly role: string; readonly place: 'one-stop' | 'division' | 'leader' | 'clerk' | 'agency'; readonly workingMinutes: number; readonly provenance: Provenance }

export interface ProcedureFacts {
  readonly code: string;
  readonly name: string;
  readonly shortName: Text;
  readonly level: 'ministry' | 'province' | 'commune' | 'utility';
  readonly field: { readonly id: string; readonly name: string };
  readonly authority: string;
  /** Kind of agency that handles it; the desk picks the agency of that kind: commune, police, industry-trade, power, insurance, … */
  readonly handledBy: string;
  readonly subjects: readonly string[];
  readonly channels: readonly ChannelFacts[];
  readonly resultChannels: readonly ResultChannel[];
  readonly components: readonly ComponentDocument[];
  readonly form: readonly FormField[];
  readonly steps: readonly StepFacts[];
  readonly results: readonly { readonly code: string; readonly name: string; readonly provenance: Provenance }[];
  readonly legalBasis: readonly string[];
  /** What happens to the clock when a supplement is asked for: law's default is `restart` (from zero once the dossier is full). */
  readonly supplementPolicy: 'restart' | 'suspend' | 'shift';
  readonly supplementLimitWorkingDays: Limit;
  /** Hour after which the clock counts from the next working day (sector laws that say so), e.g. '15:00'. */
  readonly clockCutoff?: { readonly time: string; readonly provenance: Provenance };
  readonly transferCutoff: { readonly time: string; readonly provenance: Provenance };
  /** May appraising and approving be delegated to the desk? */
  readonly onTheSpot: { readonly eligible: boolean; readonly provenance: Provenance };
  readonly consultedAgencies: readonly { readonly id: string; readonly kind: string; readonly name: string }[];
  /** A bundle: one form, one linked dossier an agency. */
  readonly linked?: readonly { readonly code: string; readonly handledBy: string }[];
  /** Only opened as a part of a bundle. */
  readonly partOfBundle?: boolean;
  readonly reengineering: {
    readonly state: 'none' | 're-engineered';
    readonly changes: readonly { readonly kind: string; readonly text: Text; readonly provenance: Provenance }[];
    /** How it ran before, for counting: papers, days, agencies, visits. */
    readonly before?: { readonly papers: number; readonly days: number; readonly agencies: number; readonly visits: number; readonly provenance: Provenance };
  };
  readonly source: { readonly dataset: string; readonly decision: string; readonly asOf: string };
  readonly assumptions: readonly Text[];
  /** Present when the facts were imported and the model compiled from them. */
  readonly catalogue?: CatalogueOrigin;
}

/** How an imported procedure came to its steps, and whether it may receive dossiers. */
export interface CatalogueOrigin {
  /** False: a limit, fee or paper is unclear; it can be rehearsed only. */
  readonly usable: boolean;
  /** What is unclear, in both languages. */
  readonly lacks: readonly Text[];
  /** `inferred` from a pattern is never shown as approved. */
  readonly steps: { readonly kind: 'inferred'; readonly pattern: string; readonly rule: string; readonly because: readonly string[] } | { readonly kind: 'approved'; readonly decision: string; readonly place: string; readonly date: string; /** Absent: the publication names nobody. */ readonly signer?: string };
  /** National facts, a version that a province has published, or parameters made up as an example (never shown to officers). */
  readonly label: 'national-fact' | 'published-locally' | 'example-parameter';
  /** The national procedure of which this is a local version. */
  readonly baseCode?: string;
}
