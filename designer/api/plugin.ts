import type { Plugin, Request } from '@hapi/hapi';
import joi from 'joi';
import { accepted, notFound } from '../../desk/api/edge/refusal.ts';
import { only } from '../../desk/api/edge/roles.ts';
import { actorOf } from '../../desk/api/session/session-auth.ts';
import { lint } from '../lint/lint.ts';
import { checkReadable, LARGEST_MODEL_BYTES } from './check-model.ts';
import type { AppliedProposal, DraftState, DraftView } from './contract.ts';
import { processIdOf, versionXml } from './deployments.ts';
import { deployDraft } from './deploy-draft.ts';
import type { DesignerDeps } from './deps.ts';
import { createDraft, decideOnDraft, discardDraft, recallDraft, saveDraft, submitDraft } from './draft-commands.ts';
import { findDraft, listDrafts, listRevisions, revisionOf } from './draft-rows.ts';
import { factsChange } from './facts-change-schema.ts';
import { comparedDraft, draftView, procedureDesign, procedureRows } from './procedure-queries.ts';

const TAGS = ['api', 'designer'];
const READ = only('reform-staff', 'leader', 'administrator', 'manager');
const WRITE = only('reform-staff');
const DECIDE = only('leader');
const DEPLOY = only('leader', 'reform-staff');

/** `1.001193`, and utilities' own names. */
const CODE = /^[A-Za-z0-9][\w.-]{0,60}$/;
const code = joi.string().pattern(CODE).required();
const xml = joi.string().max(LARGEST_MODEL_BYTES).required();
const note = joi.string().trim().max(2000);
const version = joi.number().integer().min(1).required();
const byId = { params: joi.object({ id: joi.string().guid().required() }) };
const numbered = joi.number().integer().min(1).max(1_000_000).required();
const proposals = joi.array().max(100).items(joi.object<AppliedProposal>({ componentId: joi.string().max(80).required(), row: joi.number().integer().required(), register: joi.string().max(60).required() }));
const STATES: readonly DraftState[] = ['draft', 'submitted', 'approved', 'rejected', 'deployed'];

const param = (request: Request, name: string): string => String((request.params as Record<string, unknown>)[name]);
const body = <T>(request: Request): T => request.payload as T;

/** Routes of the designer, relative to the prefix `/api/designer`; sign-in is the desk's. */
export const designerPlugin: Plugin<DesignerDeps> = {
  name: 'designer',
  register(server, deps) {
    const seen = async (request: Request, id: string): Promise<DraftView> => {
      const view = await draftView(deps, actorOf(request), id);
      if (!view) throw notFound();
      return view;
    };
    const after = async (request: Request, act: Promise<Parameters<typeof accepted>[0]>): Promise<DraftView> => { accepted(await act); return seen(request, param(request, 'id')); };

    server.route([
      { method: 'GET', path: '/vocabulary', options: { tags: TAGS, description: 'Job types, forms and roles that a model may use', auth: READ }, handler: () => deps.vocabulary },
      { method: 'GET', path: '/procedures', options: { tags: TAGS, description: 'All procedures with their versions, drafts and running dossiers', auth: READ }, handler: () => procedureRows(deps) },
      {
        method: 'GET', path: '/procedures/{code}', options: { tags: TAGS, description: 'Before and now: models, counts, changes', auth: READ, validate: { params: joi.object({ code }) } },
        handler: async (request) => { const design = await procedureDesign(deps, param(request, 'code')); if (!design) throw notFound(); return design; },
      },
      {
        method: 'GET', path: '/procedures/{code}/versions/{n}', options: { tags: TAGS, description: 'The model of a deployed version', auth: READ, validate: { params: joi.object({ code, n: numbered }) } },
        handler: async (request) => { const found = await versionXml(deps, param(request, 'code'), Number(param(request, 'n'))); if (found === undefined) throw notFound(); return { xml: found }; },
      },
      {
        method: 'POST', path: '/procedures/{code}/drafts', options: { tags: TAGS, description: 'A draft of the deployed version', auth: WRITE, validate: { params: joi.object({ code }), payload: joi.object({ title: joi.string().trim().min(3).max(200).required(), proposals }) } },
        async handler(request, h) {
          const { title, proposals: applied } = body<{ title: string; proposals?: readonly AppliedProposal[] }>(request);
          return h.response(await seen(request, accepted(await createDraft(deps, actorOf(request), param(request, 'code'), title, applied)))).code(201);
        },
      },
      {
        method: 'GET', path: '/drafts', options: { tags: TAGS, description: 'Drafts, newest first', auth: READ, validate: { query: joi.object({ state: joi.string().valid(...STATES) }) } },
        handler: (request) => listDrafts(deps.db, request.query as { state?: DraftState }),
      },
      { method: 'GET', path: '/drafts/{id}', options: { tags: TAGS, description: 'A draft with its model', auth: READ, validate: byId }, handler: (request) => seen(request, param(request, 'id')) },
      {
        method: 'PUT', path: '/drafts/{id}', options: { tags: TAGS, description: 'Keep the work (autosave)', auth: WRITE, validate: { ...byId, payload: joi.object({ xml, version, title: joi.string().trim().min(3).max(200), factsChange }) } },
        handler: async (request) => accepted(await saveDraft(deps, actorOf(request), param(request, 'id'), body(request))),
      },
      { method: 'DELETE', path: '/drafts/{id}', options: { tags: TAGS, description: 'Lay a draft aside', auth: WRITE, validate: byId }, handler: async (request, h) => { accepted(await discardDraft(deps, param(request, 'id'))); return h.response().code(204); } },
      { method: 'GET', path: '/drafts/{id}/revisions', options: { tags: TAGS, description: 'What was saved when and by whom', auth: READ, validate: byId }, handler: async (request) => { await seen(request, param(request, 'id')); return listRevisions(deps.db, param(request, 'id')); } },
      {
        method: 'GET', path: '/drafts/{id}/revisions/{n}', options: { tags: TAGS, description: 'Model and change of the facts as they were saved', auth: READ, validate: { params: joi.object({ id: joi.string().guid().required(), n: numbered }) } },
        handler: async (request) => { const found = await revisionOf(deps.db, param(request, 'id'), Number(param(request, 'n'))); if (found === undefined) throw notFound(); return found; },
      },
      {
        method: 'GET', path: '/drafts/{id}/compare', options: { tags: TAGS, description: 'Counts and changes against the deployed version', auth: READ, validate: { ...byId, query: joi.object({ with: joi.string().valid('deployed', 'before').default('deployed') }) } },
        handler: async (request) => {
          const draft = await findDraft(deps.db, param(request, 'id'));
          const compared = draft && await comparedDraft(deps, draft, (request.query as { with: 'deployed' | 'before' }).with);
          if (!compared) throw notFound();
          return compared;
        },
      },
      {
        method: 'POST', path: '/drafts/{id}/submit', options: { tags: TAGS, description: 'Submit to the leader', auth: WRITE, validate: { ...byId, payload: joi.object({ note: note.min(3).required(), version, overNewerVersion: joi.boolean() }) } },
        handler: (request) => after(request, submitDraft(deps, actorOf(request), param(request, 'id'), body(request))),
      },
      { method: 'POST', path: '/drafts/{id}/recall', options: { tags: TAGS, description: 'Take a submitted draft back', auth: WRITE, validate: byId }, handler: (request) => after(request, recallDraft(deps, param(request, 'id'))) },
      {
        method: 'POST', path: '/drafts/{id}/approve', options: { tags: TAGS, description: 'Approve', auth: DECIDE, validate: { ...byId, payload: joi.object({ note: note.allow('') }).allow(null) } },
        handler: (request) => after(request, decideOnDraft(deps, actorOf(request), param(request, 'id'), { approve: true, note: body<{ note?: string } | null>(request)?.note ?? '' })),
      },
      {
        method: 'POST', path: '/drafts/{id}/reject', options: { tags: TAGS, description: 'Reject, with the reason', auth: DECIDE, validate: { ...byId, payload: joi.object({ reason: note.min(3).required() }) } },
        handler: (request) => after(request, decideOnDraft(deps, actorOf(request), param(request, 'id'), { approve: false, note: body<{ reason: string }>(request).reason })),
      },
      { method: 'POST', path: '/drafts/{id}/deploy', options: { tags: TAGS, description: 'Deploy as the next version', auth: DEPLOY, validate: byId }, handler: (request) => after(request, deployDraft(deps, actorOf(request), param(request, 'id'))) },
      {
        method: 'POST', path: '/lint', options: { tags: TAGS, description: 'What is wrong with a model', auth: READ, validate: { payload: joi.object({ xml, procedureCode: joi.string().pattern(CODE) }) } },
        handler: async (request) => {
          const { xml: given, procedureCode } = body<{ xml: string; procedureCode?: string }>(request);
          const checked = await checkReadable(given, procedureCode ? processIdOf(procedureCode) : null);
          if (!checked.ok) throw accepted(checked);
          return { problems: await lint(checked.definitions, deps.vocabulary) };
        },
      },
    ]);
  },
};
