import type { Plugin, Request } from '@hapi/hapi';
import joi from 'joi';
import { gatherForm } from '../../forms/gather-form.ts';
import type { FormNumber } from '../../queries/forms-of-dossier.ts';
import type { ApiDeps } from '../api-deps.ts';
import { ID, queryDeps, validParams } from '../edge/query-of.ts';
import { notFound, refuse } from '../edge/refusal.ts';
import { actorOf } from '../session/session-auth.ts';

/** Mẫu 01…07 as PDF. */
export const formsPlugin: Plugin<ApiDeps> = {
  name: 'forms',
  register(server, deps) {
    server.route({
      method: 'GET', path: '/api/dossiers/{id}/forms/{n}.pdf',
      options: { tags: ['api'], description: 'A printable form of Circular 03/2025', validate: { params: joi.object({ id: ID, n: joi.number().integer().min(1).max(7).required() }) } },
      async handler(request: Request, h) {
        const { id, n } = validParams<{ id: string; n: FormNumber }>(request);
        const form = await gatherForm(queryDeps(deps), actorOf(request), id, n);
        if (!form) throw notFound();
        if (form === 'not-yet') throw refuse(409, { vi: `Chưa có Mẫu số 0${n} cho hồ sơ này.`, en: `Form 0${n} does not exist for this dossier yet.` });
        const name = `mau-0${n}-${form.code ?? 'so-theo-doi'}.pdf`;
        return h.response(await deps.renderForm(form)).type('application/pdf').header('content-disposition', `inline; filename="${name}"`).header('cache-control', 'no-store');
      },
    });
  },
};
