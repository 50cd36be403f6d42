import { loadCompiled, type CompiledCatalogue, type CompiledProcedure } from '../../../processes/compile/compiled-catalogue.ts';
import { loadModels, loadProcedures } from '../../../processes/load.ts';

/** What is deployed for a procedure, compiled or drawn by hand: its model, the facts that it must agree with, and what both are made of. */
export type Definition = Pick<CompiledProcedure, 'code' | 'processId' | 'source' | 'model' | 'facts'>;

export const compiledProcedures = ({ national, local, internal }: CompiledCatalogue): readonly CompiledProcedure[] => [...national.values(), ...local.values(), ...internal.values()];

/** The procedures whose models are drawn by hand. @throws FactsError when one of them is wrong. */
export function definitionsByHand(): readonly Definition[] {
  const facts = new Map(loadProcedures().map((each) => [each.code, each]));
  return loadModels().flatMap(({ procedureCode: code, processId, xml }) => (code === undefined ? [] : [{ code, processId, source: { xml, facts: facts.get(code) }, model: () => xml, facts: () => facts.get(code) }]));
}

/** Every definition of the shipped catalogue by its code: read once a thread. */
export const definitionsByCode = (): ReadonlyMap<string, Definition> => new Map([...definitionsByHand(), ...compiledProcedures(loadCompiled())].map((each) => [each.code, each]));
