import type { Knex } from 'knex';
import type { Clock } from '../../engine/time/clock.ts';
import type { Role } from '../api/contract.ts';
import type { Catalogue } from '../domain/catalogue.ts';

/** Who acts: a signed-in officer, or the system. */
export interface Actor {
  readonly id: string | null;
  readonly name: string;
  readonly agencyId: string;
  readonly roles: readonly Role[];
  readonly atOneStop: boolean;
  readonly language: 'vi' | 'en';
}

/** What every command of the desk is given. */
export interface DeskDeps {
  readonly db: Knex;
  readonly clock: Clock;
  /** Facts, forms, calendars and rules: `loadCatalogue()` of desk/store/load-catalogue.ts. */
  readonly catalogue: Catalogue;
  /** Tells the outbox sender that rows were written (it looks at once instead of at its next turn). */
  readonly wakeOutbox: () => void;
  /** Tells open pages that something changed (server-sent events). */
  readonly publish: (event: { readonly kind: 'inbox' | 'dossier' | 'board'; readonly agencyId: string; readonly id?: string }) => void;
}

/** A "no" in the user's language; the API makes a problem document of it. */
export interface Refusal {
  readonly ok: false;
  readonly status: 400 | 401 | 403 | 404 | 409 | 415 | 422 | 429 | 503;
  readonly title: { readonly vi: string; readonly en: string };
  readonly errors?: Readonly<Record<string, { readonly vi: string; readonly en: string }>>;
}
export type Result<T> = { readonly ok: true; readonly value: T } | Refusal;
