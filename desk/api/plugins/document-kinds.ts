import type { Plugin } from '@hapi/hapi';
import joi from 'joi';
import { decideDocumentKind } from '../../commands/decide-document-kind.ts';
import { documentKindsFile, documentName, documentNames, type DocumentNamesFilter } from '../../queries/document-kinds.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { DocumentKindDecision } from '../contract.ts';
import { PAGE_KEYS, queryDeps, validPayload, validQuery } from '../edge/query-of.ts';
import { accepted } from '../edge/refusal.ts';
import { only } from '../edge/roles.ts';
import { actorOf } from '../session/session-auth.ts';

const READ = { access: only('reform-staff', 'administrator') };
const KIND = joi.string().pattern(/^[a-z-]+$/).max(100);
const name = joi.string().trim().min(3).max(200).required();

/** Of which kind a document is, where the register's words leave it open. */
export const documentKindsPlugin: Plugin<ApiDeps> = {
  name: 'document-kinds',
  register(server, deps) {
    server.route({
      method: 'GET', path: '/api/document-kinds',
      options: {
        tags: ['api'], description: 'Names of documents whose kind is open, those of most procedures first', auth: READ,
        validate: { query: joi.object({ ...PAGE_KEYS, state: joi.string().valid('doubtful', 'unknown', 'decided', ''), kind: KIND.allow('') }) },
      },
      handler: (request) => documentNames(queryDeps(deps), withoutEmpty(validQuery<DocumentNamesFilter>(request))),
    });
    server.route({
      method: 'PUT', path: '/api/document-kinds/decision',
      options: {
        tags: ['api'], description: 'Of which kind a document of this name is', auth: { access: only('reform-staff') },
        validate: {
          payload: joi.object<DocumentKindDecision>({
            name: joi.string().min(1).max(2000).required(), note: joi.string().trim().max(500).allow(''), seen: joi.number().integer().allow(null).required(),
            choice: joi.alternatives().conditional('.is', {
              switch: [
                { is: 'kind', then: joi.object({ is: joi.string().required(), kind: KIND.required() }) },
                { is: 'own', then: joi.object({ is: joi.string().required(), name: joi.object({ vi: name, en: name }).required(), holder: joi.string().valid('applicant', 'unknown').required() }) },
              ],
              otherwise: joi.object({ is: joi.string().valid('open').required() }),
            }).required(),
          }),
        },
      },
      async handler(request) {
        const decision = validPayload<DocumentKindDecision>(request);
        accepted(await decideDocumentKind(deps.desk, actorOf(request), { note: '', ...decision }));
        return documentName(deps.desk, decision.name);
      },
    });
    server.route({
      method: 'GET', path: '/api/document-kinds/register.yaml',
      options: { tags: ['api'], description: 'The register of document kinds with what staff decided', auth: READ },
      handler: async (_request, h) => h.response(await documentKindsFile(deps.desk)).type('application/yaml').header('content-disposition', 'attachment; filename="kinds.yaml"').header('cache-control', 'no-store'),
    });
  },
};

/** A cleared filter is none. */
const withoutEmpty = ({ state, kind, ...rest }: DocumentNamesFilter): DocumentNamesFilter => ({ ...rest, ...(state ? { state } : {}), ...(kind ? { kind } : {}) });
