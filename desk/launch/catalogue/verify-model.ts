import { createHash } from 'node:crypto';
import { readModel as readDiagram } from '../../../designer/compare/moddle.ts';
import { lint } from '../../../designer/lint/lint.ts';
import { readVocabulary } from '../../../designer/lint/read-vocabulary.ts';
import { factsAgree } from '../../../processes/lint/facts-agree.ts';
import { lintProcedureModel } from '../../../processes/lint/model-rules.ts';
import { readModel } from '../../../processes/lint/read-model.ts';
import type { Vocabulary } from '../../../processes/lint/variables.ts';
import { loadForms, loadJobTypes } from '../../../processes/load.ts';
import type { CompiledProcedure } from '../../../processes/compile/compiled-catalogue.ts';
import { simulateEnds, type DossierEnd } from './simulate-ends.ts';

/** What was found wrong with a compiled model; both lists empty: it counts. */
export interface Verdict { readonly code: string; readonly shape: string; readonly lint: readonly string[]; readonly ends: readonly { readonly end: DossierEnd; readonly found: string }[] }
export interface Verifier { verify(procedure: CompiledProcedure): Promise<Verdict> }

/**
 * A model without what no rule and no engine decides by: names, explanations, the minutes of a task and the process id. Models of one shape differ in those only,
 * so the costly rules (bpmnlint with the Zeebe 8.5 compatibility rules, 0.3 s a model) look at one of each shape.
 */
export function shapeOf(xml: string): string {
  const bare = xml.replace(/<bpmn:documentation>[^<]*<\/bpmn:documentation>/g, '').replace(/<zeebe:property [^>]*>/g, '').replace(/key="(limitMinutes|question)" value="[^"]+"/g, 'key="$1"')
    .replace(/(<bpmn:(?:process|startEvent|endEvent|userTask|serviceTask|exclusiveGateway|parallelGateway|sequenceFlow) [^>]*?)name="[^"]+"/g, '$1named').replace(/procedure-[A-Za-z0-9.-]+/g, 'procedure').replace(/<bpmndi:BPMNLabel>.*?<\/bpmndi:BPMNLabel>/g, '');
  return createHash('sha256').update(bare).digest('hex').slice(0, 16);
}

/** Every model is read, checked by our rules against the vocabulary and its facts, and run to each of its ends; bpmnlint and the designer's rules see each shape once. */
export function createVerifier(): Verifier {
  const { jobTypes, roles } = loadJobTypes();
  const vocabulary: Vocabulary = { jobTypes: new Map(jobTypes.map((facts) => [facts.type, facts])), forms: new Map(loadForms().map((form) => [form.key, form])), roles: new Set(roles.map(({ id }) => id)) };
  const designer = readVocabulary();
  const shapes = new Map<string, readonly string[]>();
  return {
    async verify(procedure) {
      const xml = procedure.model();
      const shape = shapeOf(xml);
      const model = await readModel(xml);
      const facts = procedure.facts();
      if (!shapes.has(shape)) {
        const read = await readDiagram(xml);
        shapes.set(shape, read.ok ? (await lint(read.definitions, designer)).map(({ rule, elementId, text }) => `${rule} at ${elementId ?? ''}: ${text.en}`) : [read.message]);
      }
      return {
        code: procedure.code, shape,
        lint: [...lintProcedureModel(model, vocabulary).map(({ element, message }) => `${element}: ${message}`), ...(facts ? factsAgree(facts, model) : []).map(({ element, message }) => `${element}: ${message}`), ...shapes.get(shape)!],
        ends: simulateEnds(procedure.processId, xml, vocabulary).filter(({ reached }) => !reached).map(({ end, found }) => ({ end, found })),
      };
    },
  };
}
