import type { Plugin, RequestRoute, Server } from '@hapi/hapi';
import Joi, { type Schema } from 'joi';
import type { ApiDeps } from '../api-deps.ts';
import { jsonSchemaOf, type JsonSchema } from '../edge/json-schema-of.ts';

const PROBLEM = { description: 'Problem details (RFC 9457), title in the language of the user', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };

/**
 * `GET /api/openapi.json`, made from the routes themselves and their joi schemas, so that it cannot differ from them.
 * Ours rather than hapi-swagger, whose import alone took a third of the app's start.
 */
export const openApiPlugin: Plugin<ApiDeps> = {
  name: 'open-api',
  register(server) {
    let made: object | undefined;
    server.route({ method: 'GET', path: '/api/openapi.json', options: { auth: false }, handler: (_request, h) => h.response((made ??= describeServer(server))).header('cache-control', 'max-age=3600') });
  },
};

function describeServer(server: Server): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of server.table()) {
    if (!route.settings.tags?.includes('api')) continue;
    (paths[route.path] ??= {})[route.method] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Một Cửa', version: '1', description: 'The one-stop desk. Everything but sign-in, look-up, rating and intake wants the session cookie; what changes something wants the header x-csrf-token too.' },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'mot_cua_session' } },
      schemas: { Problem: { type: 'object', required: ['type', 'title', 'status'], properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' }, errors: { type: 'object', additionalProperties: { type: 'string' } } } } },
    },
  };
}

function operation({ settings, method, path }: RequestRoute): object {
  const validate = (settings.validate ?? {}) as Readonly<Record<'params' | 'query' | 'payload', unknown>>;
  const described = new Map([...parameters(validate.params, 'path'), ...parameters(validate.query, 'query')].map((parameter) => [parameter['name'], parameter]));
  // Path parameters that a route leaves unchecked still exist.
  for (const [, name = ''] of path.matchAll(/\{(\w+)[*?\d]*\}/g)) if (!described.has(name)) described.set(name, { name, in: 'path', required: true, schema: { type: 'string' } });
  const body = Joi.isSchema(validate.payload) ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchemaOf(validate.payload as Schema) } } } } : {};
  return {
    summary: settings.description ?? `${method} ${path}`,
    tags: [path.split('/')[2] ?? 'api'],
    ...((settings.auth as unknown) === false ? { security: [] } : { security: [{ session: [] }] }),
    parameters: [...described.values()], ...body,
    responses: { '2XX': { description: 'As in desk/api/contract.ts' }, '4XX': PROBLEM, '5XX': PROBLEM },
  };
}

function parameters(schema: unknown, place: 'path' | 'query'): JsonSchema[] {
  if (!Joi.isSchema(schema)) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(schema as Schema) as { properties?: Record<string, JsonSchema>; required?: readonly string[] };
  return Object.entries(properties).map(([name, each]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: each }));
}
