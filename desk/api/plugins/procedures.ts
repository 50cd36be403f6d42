import type { Plugin } from '@hapi/hapi';
import joi from 'joi';
import { procedureModel } from '../../queries/procedure-model.ts';
import { procedureSearch, type ProcedureSearchFilter } from '../../queries/procedure-search.ts';
import { procedureSheet } from '../../queries/procedure-sheet.ts';
import { procedures, procedureView } from '../../queries/procedures.ts';
import type { ApiDeps } from '../api-deps.ts';
import { queryDeps, validParams, validQuery } from '../edge/query-of.ts';
import { notFound } from '../edge/refusal.ts';
import { actorOf } from '../session/session-auth.ts';

const CODE = joi.object({ code: joi.string().max(50).required() });

/** What an agency may receive, as facts with their provenance. */
export const proceduresPlugin: Plugin<ApiDeps> = {
  name: 'procedures',
  register(server, deps) {
    server.route({
      method: 'GET', path: '/api/procedures',
      options: { tags: ['api'], description: 'Procedures, those that I may receive first', validate: { query: joi.object({ q: joi.string().trim().max(200).allow('') }) } },
      handler: (request) => procedures(queryDeps(deps), actorOf(request), validQuery<{ q?: string }>(request).q),
    });
    server.route({
      method: 'GET', path: '/api/procedure-search',
      options: {
        tags: ['api'], description: 'The whole catalogue by words, level, field and authority',
        validate: { query: joi.object({ q: joi.string().trim().max(200).allow(''), level: joi.string().valid('ministry', 'province', 'commune', 'utility', ''), field: joi.string().max(100).allow(''), authority: joi.string().max(300).allow(''), far: joi.boolean() }) },
      },
      handler: (request) => procedureSearch(queryDeps(deps), actorOf(request), validQuery<ProcedureSearchFilter>(request)),
    });
    server.route({
      method: 'GET', path: '/api/procedures/{code}',
      options: { tags: ['api'], description: 'One procedure: facts, provenance, assumptions', validate: { params: CODE } },
      async handler(request) {
        const found = await procedureView(queryDeps(deps), actorOf(request), validParams<{ code: string }>(request).code);
        if (!found) throw notFound();
        return found;
      },
    });
    server.route({
      method: 'GET', path: '/api/procedures/{code}/sheet',
      options: { tags: ['api'], description: 'All that the page of a procedure shows', validate: { params: CODE } },
      async handler(request) {
        const found = await procedureSheet(queryDeps(deps), actorOf(request), validParams<{ code: string }>(request).code);
        if (!found) throw notFound();
        return found;
      },
    });
    server.route({
      method: 'GET', path: '/api/procedures/{code}/model',
      options: { tags: ['api'], description: 'Its model: deployed last, else compiled', validate: { params: CODE } },
      async handler(request) {
        const xml = await procedureModel(deps.desk.db, validParams<{ code: string }>(request).code);
        if (!xml) throw notFound();
        return { xml };
      },
    });
  },
};
