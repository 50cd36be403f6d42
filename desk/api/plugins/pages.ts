import { existsSync } from 'node:fs';
import { join } from 'node:path';
import inert from '@hapi/inert';
import type { Plugin, Request, ResponseToolkit } from '@hapi/hapi';
import type { ApiDeps } from '../api-deps.ts';
import { refuse } from '../edge/refusal.ts';

const YEAR_MS = 365 * 86_400_000;

/** The built pages: `/` is the desk, `/designer` the designer. Paths without a file are views of the page itself. */
export const pagesPlugin: Plugin<ApiDeps> = {
  name: 'pages',
  async register(server, { webFolder }) {
    await server.register(inert);
    const assets = (path: string, folder: string): void => server.route({
      method: 'GET', path: `${path}/assets/{file*}`,
      // Vite writes the content's hash into each name.
      options: { auth: false, cache: { expiresIn: YEAR_MS, privacy: 'public', otherwise: 'no-cache' } },
      handler: { directory: { path: join(webFolder, folder, 'assets'), index: false, redirectToSlash: false } },
    });
    assets('', 'desk');
    assets('/designer', 'designer');
    const page = (folder: string) => (request: Request, h: ResponseToolkit) => {
      const asked = (request.params as { path?: string }).path ?? '';
      const file = join(webFolder, folder, asked);
      if (/^[\w-]+\.(svg|ico|png|txt|webmanifest)$/.test(asked) && existsSync(file)) return h.file(file, { confine: false });
      const index = join(webFolder, folder, 'index.html');
      if (!existsSync(index)) throw refuse(503, { vi: 'Trang chưa được dựng: hãy chạy npm run build:web.', en: 'The pages are not built yet: run npm run build:web.' });
      return h.file(index, { confine: false }).header('cache-control', 'no-cache');
    };
    server.route({ method: 'GET', path: '/designer/{path*}', options: { auth: false }, handler: page('designer') });
    server.route({ method: 'GET', path: '/{path*}', options: { auth: false }, handler: page('desk') });
    server.route({ method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], path: '/api/{path*}', options: { auth: false }, handler: () => { throw refuse(404, { vi: 'Không có địa chỉ này trong API.', en: 'There is no such address in the API.' }); } });
  },
};
