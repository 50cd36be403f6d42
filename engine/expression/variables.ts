/** The JSON text of the variable with that name that is nearest in scope; undefined when there is none (JSON null is `"null"`). */
export type VariableLookup = (name: string) => string | undefined;

export const NO_VARIABLES: VariableLookup = () => undefined;

/** Variables that stand before others of the same name (loop variables, the payload of a job, …). Values are JSON as `JSON.parse` gives it. */
export function withDocument(document: Readonly<Record<string, unknown>>, outer: VariableLookup = NO_VARIABLES): VariableLookup {
  return (name) => (Object.hasOwn(document, name) && document[name] !== undefined ? JSON.stringify(document[name]) : outer(name));
}
