import type { JobTypeFacts, TaskFormFacts } from '../schema/vocabulary.ts';
import type { Model, ModelElement } from './read-model.ts';

/** Set by the desk when it starts the instance (job-types.yaml). */
export const START_VARIABLES: Readonly<Record<string, string>> = { dossierId: 'text', procedureCode: 'text', agencyId: 'text', channel: 'counter|post|online', resultChannel: 'counter|post|electronic' };

export interface Vocabulary { readonly jobTypes: ReadonlyMap<string, JobTypeFacts>; readonly forms: ReadonlyMap<string, TaskFormFacts>; readonly roles: ReadonlySet<string> }

/** Variables that an element sets, each with its type (`boolean`, or `a|b|c`). */
export function variablesSetBy(element: ModelElement, { jobTypes, forms }: Vocabulary): Readonly<Record<string, string>> {
  const form = element.type === 'UserTask' ? forms.get(element.formKey ?? '') : undefined;
  if (form) return { [form.result]: form.outcomes.map((outcome) => outcome.value).join('|') };
  const out = element.jobType ? (jobTypes.get(element.jobType)?.out ?? {}) : {};
  // With output mappings, only what is mapped leaves the job.
  return element.output ? Object.fromEntries(Object.entries(element.output).map(([target, source]) => [target, out[source.replace(/^=\s*/, '')] ?? 'unknown'])) : out;
}

/** For each element, the variables that are set on every way to it: a condition over any other may meet null, which is an incident. */
export function variablesSetBefore(model: Model, vocabulary: Vocabulary): ReadonlyMap<string, ReadonlySet<string>> {
  const everything = new Set([...Object.keys(START_VARIABLES), ...model.elements.flatMap((element) => Object.keys(variablesSetBy(element, vocabulary)))]);
  const before = new Map<string, Set<string>>(model.elements.map((element) => [element.id, model.flows.some((flow) => flow.to === element.id) ? new Set(everything) : new Set(Object.keys(START_VARIABLES))]));
  const elements = new Map(model.elements.map((element) => [element.id, element]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const element of model.elements) {
      const arrivals = model.flows.filter((flow) => flow.to === element.id).map((flow) => new Set([...before.get(flow.from)!, ...Object.keys(variablesSetBy(elements.get(flow.from)!, vocabulary))]));
      if (!arrivals.length) continue;
      // A parallel gateway waits for all of its branches: what any of them set is there.
      const has = element.type === 'ParallelGateway' ? (name: string): boolean => arrivals.some((names) => names.has(name)) : (name: string): boolean => arrivals.every((names) => names.has(name));
      for (const name of before.get(element.id)!) if (!has(name)) { before.get(element.id)!.delete(name); changed = true; }
    }
  }
  return before;
}

/** Names and comparisons of a FEEL condition as our models write them: names, `= "text"`, and, or, not, numbers. */
export function namesIn(condition: string): { readonly names: readonly string[]; readonly comparisons: readonly { readonly name: string; readonly value: string }[] } {
  const comparisons = [...condition.matchAll(/([A-Za-z]\w*)\s*=\s*"([^"]*)"/g)].map((match) => ({ name: match[1]!, value: match[2]! }));
  const words = condition.replace(/"[^"]*"/g, ' ').match(/[A-Za-z]\w*/g) ?? [];
  return { names: [...new Set(words.filter((word) => !['and', 'or', 'not', 'true', 'false', 'null'].includes(word)))], comparisons };
}
