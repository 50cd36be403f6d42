import type { CatalogueOrigin, ProcedureFacts } from '../schema/facts.ts';
import type { Outline } from './assemble.ts';

/** Where the steps of a procedure come from. Inferred ones are never shown as approved. */
export type StepsOrigin = CatalogueOrigin['steps'];

/** What is compiled: the outline of the model, and the facts that belong to its steps. */
export interface Plan {
  readonly outline: Outline;
  readonly origin: StepsOrigin;
  readonly steps: ProcedureFacts['steps'];
  readonly consultedAgencies: ProcedureFacts['consultedAgencies'];
}
