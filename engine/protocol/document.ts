/** A document of variables: a JSON object. Values are JSON as `JSON.parse` gives it. */
export type Document = Readonly<Record<string, unknown>>;
