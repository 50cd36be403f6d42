import type { Definitions } from '../parse.ts';
import type { XmlElement } from '../xml/element.ts';

/** Values that stand more than once, each once. */
export function duplicated(values: readonly (string | undefined)[]): string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const value of values) {
    if (value === undefined || value === '') continue;
    if (seen.has(value)) again.add(value);
    seen.add(value);
  }
  return [...again];
}

const named = (definitions: readonly XmlElement[], kind: string, nameOf: (definition: XmlElement) => string | undefined): (string | undefined)[] =>
  definitions.filter((each) => each.name === kind).map(nameOf);

/** One scope cannot wait twice for the same message or signal, nor have two link targets of one name. */
export function duplicateDefinitions(events: readonly XmlElement[], { byId }: Definitions): string[] {
  return [
    ...duplicated(named(events, 'bpmn:messageEventDefinition', (each) => byId(each.attributes['messageRef'])?.attributes['name'])).map((name) => `Multiple message event definitions with the same name '${name}' are not allowed.`),
    ...duplicated(named(events, 'bpmn:signalEventDefinition', (each) => byId(each.attributes['signalRef'])?.attributes['name'])).map((name) => `Multiple signal event definitions with the same name '${name}' are not allowed.`),
    ...duplicated(named(events, 'bpmn:linkEventDefinition', (each) => each.attributes['name'])).map((name) => `Multiple intermediate catch link event definitions with the same name '${name}' are not allowed.`),
  ];
}

/** Nor catch the same escalation or error twice, or everything twice. */
export function duplicateHandlers(events: readonly XmlElement[], definitions: Definitions): string[] {
  return [...handlers(events, definitions, 'escalation'), ...handlers(events, definitions, 'error')];
}

function handlers(events: readonly XmlElement[], { byId }: Definitions, what: 'escalation' | 'error'): string[] {
  const caught = events.filter((each) => each.name === `bpmn:${what}EventDefinition`).map((each) => byId(each.attributes[`${what}Ref`]));
  const catchAll = `The same scope can not contain more than one ${what} catch event without ${what} code. An ${what} catch event without ${what} code catches all ${what}s.`;
  const codes = caught.flatMap((each) => (each ? [each.attributes[`${what}Code`] || undefined] : []));
  return [
    ...(caught.filter((each) => each === undefined).length > 1 ? [catchAll] : []),
    ...(codes.filter((code) => code === undefined).length > 1 ? [catchAll] : []),
    ...duplicated(codes).map((code) => `Multiple ${what} catch events with the same ${what} code '${code}' are not supported on the same scope.`),
  ];
}
