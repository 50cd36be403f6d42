import { createHash } from 'node:crypto';
import { readModel as readDiagram } from '../../../designer/compare/moddle.ts';
import { lint } from '../../../designer/lint/lint.ts';
import { readVocabulary } from '../../../designer/lint/read-vocabulary.ts';
import { factsAgree } from '../../../processes/lint/facts-agree.ts';
import { lintProcedureModel } from '../../../processes/lint/model-rules.ts';
import { readModel } from '../../../processes/lint/read-model.ts';
import type { Vocabulary } from '../../../processes/lint/variables.ts';
import { loadForms, loadJobTypes } from '../../../processes/load.ts';
import type { Definition } from './definitions.ts';
import { simulateEnds, type DossierEnd } from './simulate-ends.ts';

/** What was found wrong with a model: `lint` and `ends` (those that were not reached, and what was found instead); both empty: it counts. `reached`: the ends that it was run to. */
export interface Verdict { readonly code: string; readonly shape: string; readonly lint: readonly string[]; readonly ends: readonly { readonly end: DossierEnd; readonly found: string }[]; readonly reached: readonly DossierEnd[] }
export interface Verifier { verify(definition: Definition): Promise<Verdict> }

/**
 * A model without what neither bpmnlint, the Zeebe 8.5 compatibility rules nor the designer's rules decide by. Taken out are: the process id; documentation; properties; a name,
 * replaced by "it has one" (label-required asks no more); the question to an agency, likewise; the minutes of a task where they are a whole number of 1 to 6 digits (known-roles
 * asks no more: any other text stays, so that such a model has a shape of its own); where a label stands (no rule reads labels). All else, to the waypoint, must be equal byte for byte.
 * Models of one shape get one verdict of these rules, which take 0.13 CPU-seconds a model; everything else is done with each model by itself.
 */
export function shapeOf(xml: string): string {
  const bare = xml.replace(/<bpmn:documentation>[^<]*<\/bpmn:documentation>/g, '').replace(/<zeebe:property [^>]*>/g, '').replace(/key="limitMinutes" value="[1-9]\d{0,5}"/g, 'key="limitMinutes"').replace(/key="question" value="[^"]+"/g, 'key="question"')
    .replace(/(<bpmn:(?:process|startEvent|endEvent|userTask|serviceTask|exclusiveGateway|parallelGateway|sequenceFlow) [^>]*?)name="[^"]+"/g, '$1named').replace(/procedure-[A-Za-z0-9.-]+/g, 'procedure').replace(/<bpmndi:BPMNLabel>.*?<\/bpmndi:BPMNLabel>/g, '');
  return createHash('sha256').update(bare).digest('hex').slice(0, 16);
}

/** Every model is read, checked by our rules against the vocabulary and its facts, and run to each of its ends by itself; bpmnlint and the designer's rules see each shape once. */
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
      const ends = simulateEnds(procedure.processId, xml, vocabulary);
      return {
        code: procedure.code, shape,
        lint: [...lintProcedureModel(model, vocabulary).map(({ element, message }) => `${element}: ${message}`), ...(facts ? factsAgree(facts, model) : []).map(({ element, message }) => `${element}: ${message}`), ...shapes.get(shape)!],
        ends: ends.filter(({ reached }) => !reached).map(({ end, found }) => ({ end, found })),
        reached: ends.filter(({ reached }) => reached).map(({ end }) => end),
      };
    },
  };
}
