import type { Plugin } from '@hapi/hapi';
import joi from 'joi';
import { board, type BoardFilter } from '../../queries/board.ts';
import type { ApiDeps } from '../api-deps.ts';
import { queryDeps, validQuery } from '../edge/query-of.ts';
import { actorOf } from '../session/session-auth.ts';

/** How the dossiers stand with their limits. */
export const boardPlugin: Plugin<ApiDeps> = {
  name: 'board',
  register(server, deps) {
    server.route({
      method: 'GET', path: '/api/board',
      options: { tags: ['api'], description: 'SLA board; each number opens its dossiers', validate: { query: joi.object({ agency: joi.string().max(50).allow(''), procedure: joi.string().max(50).allow('') }) } },
      handler: (request) => board(queryDeps(deps), actorOf(request), validQuery<BoardFilter>(request)),
    });
  },
};
