import type { InForce, Text } from './facts.ts';

/** Who holds what a kind of document says. `register` only where a source says so (`basis`). */
export type Holder =
  | { readonly is: 'register'; readonly registers: readonly string[]; readonly owner: string; readonly basis: string }
  /** Made by the applicant, or for them by whom they chose: nobody else has it. */
  | { readonly is: 'applicant' }
  | { readonly is: 'unknown' };

export interface DocumentKind {
  readonly id: string;
  readonly name: Text;
  readonly holder: Holder;
  /** Names a register's content also inside other names, e.g. "giấy tờ chứng minh … (Giấy khai sinh)". */
  readonly within: boolean;
  /** The application itself: what else its name mentions it only speaks of. */
  readonly request: boolean;
  /** Why a name of this kind does not settle which document it is. */
  readonly doubtful?: Text;
  /** The kinds that such a name may turn out to be. */
  readonly mayBe?: readonly string[];
}

/** What a document's name says about its kind. Doubtful names are listed for review; unknown ones belong to no kind. */
export type KindOfName =
  | { readonly certainty: 'certain'; readonly kind: string; readonly mentioned: readonly string[] }
  | { readonly certainty: 'doubtful'; readonly kind?: string; readonly mentioned: readonly string[]; readonly reason: Text }
  | { readonly certainty: 'unknown'; readonly mentioned: readonly string[] };

/** A row of an appendix: in these procedures this paper is replaced by data. One line of documents/replacements.yaml. */
export interface PaperReplacement {
  readonly number: number;
  readonly codes: readonly string[];
  readonly procedure: string;
  readonly paper: string;
  readonly registers: readonly string[];
  /** The database and its owner as printed. */
  readonly database: string;
  readonly owner: string;
  readonly law: string;
  readonly clause: string;
  /** "thay thế 1 phần": the data replace a part of the paper. */
  readonly partly?: true;
}
export interface ReplacementFile { readonly law: string; readonly source: string; readonly inForce: InForce; readonly rows: readonly PaperReplacement[]; /** Rows of the source that could not be read, with the reason. */ readonly unread: readonly { readonly number: number; readonly codes: readonly string[]; readonly reason: string }[] }
