import { writeJson } from '../protocol/json.ts';

/** The JSON text of the variable with that name that is nearest in scope; undefined when there is none (JSON null is `"null"`). */
export type VariableLookup = (name: string) => string | undefined;

export const NO_VARIABLES: VariableLookup = () => undefined;

/** Variables that stand before others of the same name (loop variables, the payload of a job, …). Values as in a document (`protocol/document.ts`). */
export function withDocument(document: Readonly<Record<string, unknown>>, outer: VariableLookup = NO_VARIABLES): VariableLookup {
  return (name) => (Object.hasOwn(document, name) && document[name] !== undefined ? writeJson(document[name]) : outer(name));
}
