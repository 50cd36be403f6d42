/** A document of variables: a JSON object. Values are JSON as `JSON.parse` gives it, but for what that would lose: a `Verbatim` (json.ts). */
export type Document = Readonly<Record<string, unknown>>;
