import type { ProcedureFacts } from '../../../processes/schema/facts.ts';
import { readModel } from '../../../designer/compare/moddle.ts';
import { pictureOf, type Picture } from '../../../designer/compare/picture.ts';
import type { Side } from '../../../designer/compare/side.ts';
import { drawnXml, type DrawnModel } from './drawn-model.ts';
import { testFacts } from './facts.ts';

export async function sideOf(model: DrawnModel | string, facts: ProcedureFacts = testFacts(), kind: 'facts' | 'past' = 'facts'): Promise<Side> {
  const read = await readModel(typeof model === 'string' ? model : drawnXml(model));
  if (!read.ok) throw new Error(read.message);
  const picture = pictureOf(read.definitions);
  if (!picture) throw new Error('Expected a process');
  return { definitions: read.definitions, picture, facts: { kind, facts } };
}
export const pictureFrom = async (model: DrawnModel): Promise<Picture> => (await sideOf(model)).picture;
