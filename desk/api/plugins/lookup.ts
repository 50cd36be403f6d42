import type { Plugin, Request } from '@hapi/hapi';
import joi from 'joi';
import { rateDossier } from '../../commands/rate-dossier.ts';
import { lookUpDossier } from '../../queries/lookup.ts';
import type { ApiDeps } from '../api-deps.ts';
import { queryDeps, validParams, validPayload } from '../edge/query-of.ts';
import { createRateLimit } from '../edge/rate-limit.ts';
import { accepted, refuse } from '../edge/refusal.ts';

const params = joi.object({ code: joi.string().trim().max(60).required() });
/** Codes are serial numbers: nobody should walk through them, nor through the 10,000 secrets of one. */
const LOOKUPS_A_MINUTE = 60;
const RATINGS_A_MINUTE = 10;

/** What a citizen may do without signing in. */
export const lookupPlugin: Plugin<ApiDeps> = {
  name: 'lookup',
  register(server, deps) {
    const lookups = createRateLimit(LOOKUPS_A_MINUTE);
    const ratings = createRateLimit(RATINGS_A_MINUTE);
    server.route({
      method: 'GET', path: '/api/lookup/{code}',
      options: { auth: false, tags: ['api'], description: 'Degree of completion of a dossier', validate: { params } },
      async handler(request: Request) {
        lookups.take(request.info.remoteAddress);
        const found = await lookUpDossier(queryDeps(deps), validParams<{ code: string }>(request).code);
        if (!found) throw refuse(404, { vi: 'Không có hồ sơ nào mang mã này: hãy kiểm tra lại mã trên giấy tiếp nhận.', en: 'No dossier has this code: check it against the receipt.' });
        return found;
      },
    });
    server.route({
      method: 'POST', path: '/api/rating/{code}',
      options: { auth: false, tags: ['api'], description: 'Rate, with the code and the secret of the slip', validate: { params, payload: joi.object({ secret: joi.string().pattern(/^\d{4}$/).required(), score: joi.number().integer().min(1).max(5).required(), comment: joi.string().trim().max(2000).allow('') }) } },
      async handler(request: Request, h) {
        ratings.take(request.info.remoteAddress);
        const payload = validPayload<{ secret: string; score: number; comment?: string }>(request);
        accepted(await rateDossier(deps.desk, { ...payload, code: validParams<{ code: string }>(request).code }));
        return h.response().code(204);
      },
    });
  },
};
