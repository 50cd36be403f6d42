/**
 * Facts of a procedure as imported from the national procedure database: one file `processes/catalogue/<field>/<code>.yaml`, next to the hand-modelled ones
 * (`ProcedureFacts`), which win for their codes. What the source does not say is `unclear` with the reason, never filled in.
 */

import type { Channel } from './facts.ts';
import type { InternalProcessFacts } from './internal-facts.ts';

/** `other`: courts, notaries, banks … ("Cơ quan khác"). */
export type ImportedLevel = 'ministry' | 'province' | 'commune' | 'other';
/** `hour` is what the source says where it does not say "working hours". */
export type ImportedLimitUnit = 'working-day' | 'calendar-day' | 'working-hour' | 'hour' | 'month' | 'year' | 'minute';

/** Why a fact cannot be used. `several`: the source gives different values for one channel and says only in prose which holds when. `tariff-in-note`: 0 đồng, but a note names amounts; `set-elsewhere`: 0 đồng, but a note says that another text sets the fee. */
export type UnclearReason = 'not-stated' | 'unit-lost' | 'not-positive' | 'several' | 'tariff-in-note' | 'set-elsewhere' | 'no-documents' | 'not-told-apart' | 'not-readable';
export interface Unclear { readonly unclear: UnclearReason; /** What the source says, e.g. '5 unknown' or '5 working-day / 3 working-day'. */ readonly raw?: string }

export interface StatedLimit { readonly value: number; readonly unit: ImportedLimitUnit }
export type ImportedLimit = StatedLimit | Unclear;
/** `amount` in đồng. */
export type ImportedFee = { readonly kind: 'free' } | { readonly kind: 'fixed'; readonly amount: number } | Unclear;
/** Each channel once. */
export interface ImportedChannel { readonly channel: Channel; readonly limit: ImportedLimit; readonly fee: ImportedFee }

/** `submit` it stays with the dossier; `show` it is looked at and handed back; `instead-of` it may be handed in instead of another document of the case. */
export type DocumentDuty = 'submit' | 'show' | 'instead-of';
export interface ImportedComponent {
  readonly name: string;
  readonly duty: DocumentDuty;
  /** Numbers of originals and of copies; both 0: the source does not say how many. */
  readonly original: number;
  readonly copies: number;
  /** The source offers a form for it. */
  readonly template?: true;
  /** "nếu có": only if there is one. */
  readonly ifAny?: true;
  /** Kinds of documents (documents/kinds.yaml) that the source names in the part of the text that is not carried over. */
  readonly mentions?: readonly string[];
}
/** One case ("trường hợp") of a procedure; `name` is '' when there is only one. */
export interface ImportedCase { readonly name: string; readonly components: readonly ImportedComponent[] }

/**
 * The internal process by which the agencies that use this file handle the procedure, as they approved it: it replaces the steps inferred from a pattern. A province's own process
 * belongs to its version (processes/local), where it holds. Steps stand here, or in the file of processes/internal that `internalProcess` names; then decision and date are those of the file.
 */
export type ApprovedProcess = Approval & (Pick<InternalProcessFacts, 'parts' | 'steps' | 'total'> | { readonly internalProcess: string });
interface Approval {
  readonly decision: string;
  /** Day of the decision, YYYY-MM-DD. */
  readonly date: string;
  /** Who signed it: a name, an office, or both. */
  readonly signer: string;
  /** Where it holds, e.g. a ministry. */
  readonly place?: string;
}

export interface ImportedProcedureFacts {
  readonly code: string;
  readonly name: string;
  /** Empty when the source does not say (the exchange form has no levels). */
  readonly levels: readonly ImportedLevel[];
  readonly field: { readonly id: string; readonly name: string };
  /** Which agency's decision published it, by the letters of the decision's number ('6968/QĐ-BCA' → 'BCA'); '' when the number has none. */
  readonly ministry: string;
  /** '' when the source has no information. */
  readonly authority: string;
  /** May localities set details? 'delegated-detail' (luật giao quy định chi tiết) | 'not-delegated' | 'other' | '' not stated. */
  readonly kind: 'delegated-detail' | 'not-delegated' | 'other' | '';
  readonly subjects: readonly string[];
  readonly channels: readonly ImportedChannel[];
  readonly cases: readonly ImportedCase[];
  /** Lines among the documents that are none, by the visible rules of import/documents: they stay in the source. */
  readonly notDocuments: { readonly headings: number; readonly notes: number };
  /** Kinds of documents of which a note says that they are not asked for when their data can be read. */
  readonly dataInsteadOf?: readonly string[];
  readonly results: readonly { readonly code: string; readonly name: string }[];
  /** Numbers of the legal documents. */
  readonly legalBasis: readonly string[];
  /** How many numbered steps the source's text has; 0: not numbered. */
  readonly numberedSteps: number;
  /** Staff overrule the rule that chooses how it runs (processes/patterns/rules.yaml): id of a pattern, who says so and why. */
  readonly pattern?: { readonly id: string; readonly by: string; readonly reason: string };
  /** Staff enter an approved internal process; imports leave it alone. */
  readonly approvedProcess?: ApprovedProcess;
  readonly source: { readonly dataset: string; /** Number of the publishing decision. */ readonly decision: string; /** YYYY-MM */ readonly asOf: string };
  /** Attribute → hash of its value at the last import: an attribute whose value no longer has that hash was edited by staff, and imports leave it alone. */
  readonly imported: Readonly<Record<string, string>>;
}

/** What keeps a procedure from receiving dossiers; it can be rehearsed all the same. */
export interface Lack { readonly attribute: 'limit' | 'fee' | 'papers'; readonly reason: UnclearReason; readonly channel?: Channel }
export type Completeness = { readonly usable: true } | { readonly usable: false; readonly lacks: readonly Lack[] };

export const isUnclear = (fact: object): fact is Unclear => 'unclear' in fact;
