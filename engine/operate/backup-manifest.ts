/** What a backup folder holds: `manifest.json` (this) and a file for each table, the text form of PostgreSQL's COPY, gzipped. */
export interface BackupManifest {
  readonly format: 1;
  /** ISO 8601. */
  readonly madeAt: string;
  /** `server_version` of the database it came from. */
  readonly postgres: string;
  /** Schema → names of the migrations that had made it; null for a schema that others' migrations make. */
  readonly schemas: Readonly<Record<string, readonly string[] | null>>;
  readonly tables: readonly BackupTable[];
  /** Schema-qualified and quoted. */
  readonly sequences: readonly { readonly name: string; readonly lastValue: string; readonly isCalled: boolean }[];
}

export interface BackupTable {
  /** Schema-qualified and quoted, as are the columns. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly file: string;
  /** Of the file. */
  readonly sha256: string;
}

export const MANIFEST = 'manifest.json';
