import type { Knex } from 'knex';
import type { Catalogue } from '../../desk/domain/catalogue.ts';
import type { Clock } from '../../engine/time/clock.ts';
import type { ZeebePort } from '../../engine/zeebe/port.ts';
import type { Vocabulary } from '../lint/vocabulary.ts';

/** What the designer is given at composition. */
export interface DesignerDeps {
  readonly db: Knex;
  readonly clock: Clock;
  readonly catalogue: Pick<Catalogue, 'procedure' | 'procedures'>;
  readonly zeebe: Pick<ZeebePort, 'deploy'>;
  /** The name under which desk.deployment knows the engine. */
  readonly engine: string;
  /** Models as shipped, by procedure code: what runs where nothing was deployed yet, and how it ran before re-engineering. */
  readonly models: { readonly shipped: Pick<ReadonlyMap<string, ShippedModel>, 'get'>; readonly before: ReadonlyMap<string, ShippedModel> };
  readonly vocabulary: Vocabulary;
}
export interface ShippedModel { readonly resourceName: string; readonly xml: string }
