import type { Plugin } from '@hapi/hapi';
import type { ApiDeps } from '../api-deps.ts';

/** `GET /api/health`: 200 when all is ready, otherwise 503 saying what is not. */
export const healthPlugin: Plugin<ApiDeps> = {
  name: 'health',
  register(server, { health }) {
    server.route({
      method: 'GET', path: '/api/health',
      options: { auth: false, tags: ['api'], description: 'Is everything ready?' },
      async handler(_request, h) {
        const found = await health();
        return h.response(found).code(found.ready ? 200 : 503).header('cache-control', 'no-store');
      },
    });
  },
};
