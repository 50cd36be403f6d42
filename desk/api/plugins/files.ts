import type { Plugin } from '@hapi/hapi';
import joi from 'joi';
import { storeFile } from '../../commands/store-file.ts';
import { fileFor } from '../../queries/file-for.ts';
import { visibleDossiers } from '../../queries/visible-dossiers.ts';
import type { ApiDeps } from '../api-deps.ts';
import { ID, queryDeps, validParams } from '../edge/query-of.ts';
import { accepted, notFound, refuse } from '../edge/refusal.ts';
import { actorOf } from '../session/session-auth.ts';

const LARGEST_FILE_BYTES = 10 * 1024 * 1024;
const params = joi.object({ id: ID });
interface Part { readonly filename?: string; readonly headers?: Readonly<Record<string, string>>; readonly payload?: unknown }

/** Papers as files; what a file is, its bytes say. */
export const filesPlugin: Plugin<ApiDeps> = {
  name: 'files',
  register(server, deps) {
    // Files of a form that is still being filled in belong to no dossier yet.
    for (const path of ['/api/dossiers/{id}/files', '/api/files']) {
      server.route({
        method: 'POST', path,
        options: {
          tags: ['api'], description: 'Upload a file (multipart, part `file`)',
          payload: { maxBytes: LARGEST_FILE_BYTES + 64 * 1024, parse: true, multipart: { output: 'annotated' }, allow: 'multipart/form-data', output: 'data', timeout: 60_000 },
          ...(path.includes('{id}') ? { validate: { params } } : {}),
        },
        async handler(request, h) {
          const actor = actorOf(request);
          const { id } = validParams<{ id?: string }>(request);
          if (id && !(await visibleDossiers(queryDeps(deps), actor).where('v.id', id).first('v.id'))) throw notFound();
          const part = (request.payload as Readonly<Record<string, Part>> | null)?.['file'];
          if (!part?.filename || !(part.payload instanceof Buffer)) throw refuse(422, { vi: 'Chưa chọn tệp.', en: 'No file was chosen.' }, { errors: { file: { vi: 'Chưa chọn tệp', en: 'Required' } } });
          const stored = accepted(await storeFile(deps.desk, actor, { dossierId: id ?? null, name: part.filename, declaredMediaType: part.headers?.['content-type'] ?? 'application/octet-stream', content: part.payload, kind: 'component' }));
          return h.response(stored).code(201);
        },
      });
    }
    server.route({
      method: 'GET', path: '/api/files/{id}',
      options: { tags: ['api'], description: 'A file of a dossier that I may see', validate: { params } },
      async handler(request, h) {
        const file = await fileFor(queryDeps(deps), actorOf(request), validParams<{ id: string }>(request).id);
        if (!file) throw notFound();
        const shown = /^(image\/(png|jpeg)|application\/pdf)$/.test(file.mediaType) ? 'inline' : 'attachment';
        return h.response(file.content).type(file.mediaType).header('content-disposition', `${shown}; filename*=UTF-8''${encodeURIComponent(file.name)}`).header('cache-control', 'private, max-age=3600');
      },
    });
  },
};
