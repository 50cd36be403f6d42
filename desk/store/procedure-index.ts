import { once, type Steps } from '../../processes/in-steps.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { procedureIndexInSteps, type ProcedureIndex } from '../domain/find-procedures.ts';
import { inSlices } from './in-slices.ts';

/** Made after the start (warm-catalogue.ts) or with the first search; facts that staff changed since are found by what was shipped and shown as they are. */
const indexes = new WeakMap<Source, () => Steps<ProcedureIndex>>();
type Source = Pick<Catalogue, 'procedures' | 'warm'>;

export function indexInSteps(catalogue: Source): Steps<ProcedureIndex> {
  let steps = indexes.get(catalogue);
  if (!steps) indexes.set(catalogue, (steps = once(function* make() {
    if (catalogue.warm) yield* catalogue.warm();
    return yield* procedureIndexInSteps(catalogue.procedures());
  })));
  return steps();
}

/** A search that comes before the index is there waits for it; other requests do not. */
export async function procedureIndex(catalogue: Source): Promise<ProcedureIndex> {
  const index = await inSlices(indexInSteps(catalogue));
  if (!index) throw new Error('Expected an index of procedures, but its making was stopped');
  return index;
}
