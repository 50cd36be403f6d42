import type { Plugin } from '@hapi/hapi';
import joi from 'joi';
import { previewReceipt } from '../../commands/preview-receipt.ts';
import { receiveDossier } from '../../commands/receive-dossier.ts';
import { CLOCK_FILTERS } from '../../queries/clock-class.ts';
import { clockView } from '../../queries/clock-view.ts';
import { diagram } from '../../queries/diagram.ts';
import { dossierView } from '../../queries/dossier-view.ts';
import { listDossiers, type DossierFilter } from '../../queries/list-dossiers.ts';
import type { PageRequest } from '../../queries/paging.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { ReceiveDossier } from '../contract.ts';
import { previewSchema, receiveSchema } from '../edge/dossier-schema.ts';
import { ID, PAGE_KEYS, queryDeps, validParams, validPayload, validQuery } from '../edge/query-of.ts';
import { accepted, notFound } from '../edge/refusal.ts';
import { only } from '../edge/roles.ts';
import { actorOf } from '../session/session-auth.ts';

const params = joi.object({ id: ID });
const filter = joi.object({
  ...PAGE_KEYS, status: joi.number().integer().min(1).max(10), procedure: joi.string().max(50).allow(''), agency: joi.string().max(50).allow(''),
  clock: joi.string().valid(...CLOCK_FILTERS, ''),
});

/** Receiving dossiers and looking at them. */
export const dossiersPlugin: Plugin<ApiDeps> = {
  name: 'dossiers',
  register(server, deps) {
    const may = { access: only('counter-officer', 'head-of-one-stop') };
    server.route({
      method: 'POST', path: '/api/dossiers',
      options: { tags: ['api'], description: 'Receive a dossier at the counter or by post', auth: may, validate: { payload: receiveSchema } },
      async handler(request, h) {
        const received = accepted(await receiveDossier(deps.desk, actorOf(request), validPayload<ReceiveDossier>(request)));
        return h.response(received).code(201).location(`/api/dossiers/${received.id}`);
      },
    });
    server.route({
      method: 'POST', path: '/api/dossiers/preview',
      options: { tags: ['api'], description: 'What the receipt would say', auth: may, validate: { payload: previewSchema } },
      handler: async (request) => accepted(await previewReceipt(deps.desk, actorOf(request), validPayload<ReceiveDossier>(request))),
    });
    server.route({
      method: 'GET', path: '/api/dossiers',
      options: { tags: ['api'], description: 'Dossiers that my agency has a part in', validate: { query: filter } },
      handler: (request) => {
        const query = validQuery<DossierFilter & PageRequest>(request);
        return listDossiers(queryDeps(deps), actorOf(request), query, query);
      },
    });
    server.route({
      method: 'GET', path: '/api/dossiers/{id}',
      options: { tags: ['api'], description: 'One dossier', validate: { params } },
      handler: async (request) => (await dossierView(queryDeps(deps), actorOf(request), validParams<{ id: string }>(request).id)) ?? missing(),
    });
    server.route({
      method: 'GET', path: '/api/dossiers/{id}/clock',
      options: { tags: ['api'], description: 'Its statutory clock and why it is due when it is', validate: { params } },
      handler: async (request) => (await clockView(queryDeps(deps), actorOf(request), validParams<{ id: string }>(request).id)) ?? missing(),
    });
    server.route({
      method: 'GET', path: '/api/dossiers/{id}/diagram',
      options: { tags: ['api'], description: 'Its model, with the steps that are done and the current one', validate: { params } },
      handler: async (request) => (await diagram(queryDeps(deps), actorOf(request), validParams<{ id: string }>(request).id)) ?? missing(),
    });
  },
};

function missing(): never { throw notFound(); }
