import type { Knex } from 'knex';
import type { Catalogue } from '../domain/catalogue.ts';

/** The read side: SQL in, view types of desk/api/contract.ts out. Writes nothing. */
export interface QueryDeps {
  readonly db: Knex;
  readonly catalogue: Catalogue;
  /** The instant that the answer is for; one an answer, so that its numbers agree with each other. */
  readonly nowMs: number;
}
