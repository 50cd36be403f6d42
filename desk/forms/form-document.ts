/** A form as plain data: gathered from the desk's tables on the main thread, drawn in a worker thread. */
export interface FormDocument {
  readonly n: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly paper: 'A5' | 'A4-landscape';
  readonly head: FormHead;
  readonly title: string;
  readonly subtitle?: string;
  /** Shown as a code that a scanner reads. */
  readonly code?: string;
  readonly blocks: readonly FormBlock[];
  readonly signatures: readonly { readonly role: string; readonly note: string; readonly name: string }[];
  readonly foot?: string;
  /** Labelled so that nobody takes it for a real one. */
  readonly demonstration: boolean;
}

/** The head that all forms share (facts §2.2). */
export interface FormHead {
  /** ĐƠN VỊ CHỦ QUẢN */
  readonly authority: string;
  readonly office: string;
  /** '12/TTPVHCC' */
  readonly number: string;
  readonly date: string;
}

export type FormBlock =
  | { readonly kind: 'fields'; readonly rows: readonly { readonly label: string; readonly value: string; readonly strong?: boolean }[] }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly lead: string; readonly items: readonly string[] }
  /** `width`: share of the line. */
  | { readonly kind: 'table'; readonly columns: readonly { readonly title: string; readonly width: number }[]; readonly rows: readonly (readonly string[])[] };
