import { loadCompiled } from '../../processes/compile/compiled-catalogue.ts';
import { loadBeforeModels, loadModels, type ModelFile } from '../../processes/load.ts';
import { readVocabulary } from '../lint/read-vocabulary.ts';
import type { DesignerDeps, ShippedModel } from './deps.ts';

/** Reads `processes/` once, for the composition. @throws FactsError naming file and line. */
export function loadDesignerModels(): Pick<DesignerDeps, 'models' | 'vocabulary'> {
  const byCode = (files: readonly ModelFile[]): ReadonlyMap<string, ShippedModel> => new Map(files.flatMap(({ name, procedureCode, xml }) => procedureCode ? [[procedureCode, { resourceName: `${name}.bpmn`, xml }]] : []));
  const byHand = byCode(loadModels());
  // Thousands of compiled models are made one by one, when somebody opens them.
  const compiled = (code: string): ShippedModel | undefined => { const found = loadCompiled().get(code); return found && { resourceName: `${code}.bpmn`, xml: found.model() }; };
  return { models: { shipped: { get: (code) => byHand.get(code) ?? compiled(code) }, before: byCode(loadBeforeModels()) }, vocabulary: readVocabulary() };
}
