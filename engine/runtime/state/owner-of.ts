import type { Families, Family } from './family.ts';

type OwnerOf<F extends Family> = (value: Families[F]) => string;

/** Of which element instance (variables, triggers and elements: of which scope) an entry is. Never changes as long as the entry is there. */
const OWNERS: { readonly [F in Family]?: OwnerOf<F> } = {
  variable: ({ scopeKey }) => scopeKey,
  'event-trigger': ({ scopeKey }) => scopeKey,
  'element-instance': ({ value }) => value.flowScopeKey,
  timer: ({ elementInstanceKey }) => elementInstanceKey,
  incident: ({ elementInstanceKey }) => elementInstanceKey,
  'process-message-subscription': ({ elementInstanceKey }) => elementInstanceKey,
  'message-subscription': ({ elementInstanceKey }) => elementInstanceKey,
  'signal-wait': ({ elementInstanceKey }) => elementInstanceKey,
  'compensation-subscription': ({ compensableActivityScopeKey }) => compensableActivityScopeKey,
  'message-correlation': ({ messageKey }) => messageKey,
};

/** Undefined: entries of this family belong to nobody in particular. */
export const ownerOf = (family: string, value: object): string | undefined => (OWNERS as Readonly<Record<string, ((value: object) => string) | undefined>>)[family]?.(value);
