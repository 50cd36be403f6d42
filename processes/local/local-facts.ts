import type { ImportedLevel, StatedLimit } from '../schema/imported-facts.ts';
import type { Provenance } from '../schema/facts.ts';

/** One procedure as a province has it: the national one with these parameters, never a copy. */
export interface LocalVersion {
  /** Code of the national procedure. */
  readonly base: string;
  /** Added to the code after the province's suffix when a province has several versions of one procedure. */
  readonly variant?: string;
  readonly decision?: string;
  readonly date?: string;
  /** Approved steps: id of a file of processes/internal. */
  readonly internalProcess?: string;
  readonly limit?: StatedLimit;
  /** đồng; 0: free. */
  readonly fee?: number;
  readonly office?: string;
}

/** `processes/local/<province>.yaml`. */
export interface LocalFile {
  /** `published-locally`: each version has its decision; `example-parameter`: made up, labelled so, and never found by an officer. */
  readonly label: 'published-locally' | 'example-parameter';
  readonly province: { readonly id: string; readonly name: string; /** Behind the code: `1.009645.H05`. */ readonly suffix: string; readonly provenance: Provenance };
  /** Only for examples: parameters for every procedure of these levels. `limitShare`: of the national limit. */
  readonly all?: { readonly levels: readonly ImportedLevel[]; readonly limitShare: number; readonly office: string };
  readonly versions: readonly LocalVersion[];
}

/** A local limit above the national one: the version is not compiled. */
export interface LocalAlarm { readonly file: string; readonly code: string; readonly base: string; readonly channel: string; readonly national: string; readonly local: string }
