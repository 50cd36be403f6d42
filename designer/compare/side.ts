import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import type { ModdleElement } from './moddle.ts';
import type { Picture } from './picture.ts';

/** One of the two things that are compared: a model, and the facts that belong to it. */
export interface Side {
  readonly definitions: ModdleElement;
  readonly picture: Picture;
  readonly facts: SideFacts;
}
/** `past`: what was documented about how it ran before re-engineering; `facts`: the catalogue's, or null where nothing is known but the model. */
export type SideFacts =
  | { readonly kind: 'facts'; readonly facts: ProcedureFacts }
  | { readonly kind: 'past'; readonly facts: ProcedureFacts };
