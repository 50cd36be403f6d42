import type { Schema } from 'joi';

export type JsonSchema = Readonly<Record<string, unknown>>;
interface Rule { readonly name: string; readonly args?: { readonly limit?: number; readonly regex?: string } }
/** The part of joi's own description that our schemas use. */
export interface Description {
  readonly type: string;
  readonly flags?: { readonly presence?: string; readonly default?: unknown; readonly only?: boolean; readonly unknown?: boolean; readonly description?: string };
  readonly allow?: readonly unknown[];
  readonly rules?: readonly Rule[];
  readonly keys?: Readonly<Record<string, Description>>;
  readonly items?: readonly Description[];
  readonly matches?: readonly { readonly schema?: Description }[];
  readonly patterns?: readonly { readonly rule?: Description }[];
}

/** A joi schema as JSON Schema (the dialect of OpenAPI 3.1). */
export const jsonSchemaOf = (schema: Schema): JsonSchema => translate(schema.describe() as unknown as Description);

const LIMITS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  string: { min: 'minLength', max: 'maxLength' }, number: { min: 'minimum', max: 'maximum' }, array: { min: 'minItems', max: 'maxItems' },
};
const FORMATS: Readonly<Record<string, string>> = { guid: 'uuid', email: 'email', isoDate: 'date-time' };

export function translate(described: Description): JsonSchema {
  const { type, flags = {}, allow = [], rules = [] } = described;
  const common = { ...(flags.default === undefined ? {} : { default: flags.default }), ...(flags.only ? { enum: allow.filter((value) => typeof value !== 'object' || value === null) } : {}) };
  switch (type) {
    case 'object': return { type: 'object', ...objectParts(described), ...common };
    case 'array': return { type: 'array', items: described.items?.[0] ? translate(described.items[0]) : {}, ...limits('array', rules), ...common };
    case 'alternatives': return { anyOf: (described.matches ?? []).flatMap(({ schema }) => (schema ? [translate(schema)] : [])), ...common };
    case 'number': return { type: rules.some(({ name }) => name === 'integer') ? 'integer' : 'number', ...limits('number', rules), ...common };
    case 'string': return { type: 'string', ...limits('string', rules), ...textParts(rules), ...common };
    case 'boolean': return { type: 'boolean', ...common };
    default: return common;
  }
}

function objectParts({ keys = {}, patterns = [], flags = {} }: Description): JsonSchema {
  const required = Object.entries(keys).filter(([, key]) => key.flags?.presence === 'required').map(([name]) => name);
  const others = patterns[0]?.rule;
  return {
    properties: Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, translate(key)])),
    ...(required.length > 0 ? { required } : {}), additionalProperties: others ? translate(others) : flags.unknown === true,
  };
}

function limits(type: string, rules: readonly Rule[]): JsonSchema {
  return Object.fromEntries(rules.flatMap(({ name, args }) => { const word = LIMITS[type]?.[name]; return word && args?.limit !== undefined ? [[word, args.limit]] : []; }));
}

function textParts(rules: readonly Rule[]): JsonSchema {
  const parts: Record<string, unknown> = {};
  for (const { name, args } of rules) {
    const format = FORMATS[name];
    if (format) parts['format'] = format;
    if (name === 'pattern' && args?.regex) parts['pattern'] = String(args.regex).replace(/^\/|\/[a-z]*$/g, '');
  }
  return parts;
}
