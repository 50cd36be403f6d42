import type { Plugin } from '@hapi/hapi';
import joi from 'joi';
import { retryJob } from '../../commands/retry-job.ts';
import { retryOutbox } from '../../commands/retry-outbox.ts';
import { setRule } from '../../commands/set-rule.ts';
import { administrationLog } from '../../queries/administration-log.ts';
import { attention } from '../../queries/attention.ts';
import { calendars } from '../../queries/calendars.ts';
import { failingJobs } from '../../queries/failing-jobs.ts';
import { officers } from '../../queries/officers.ts';
import { outboxRows } from '../../queries/outbox-rows.ts';
import type { PageRequest } from '../../queries/paging.ts';
import { rules } from '../../queries/rules.ts';
import { standingStill } from '../../queries/standing-still.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { Role } from '../contract.ts';
import { PAGE_KEYS, queryDeps, validParams, validPayload, validQuery } from '../edge/query-of.ts';
import { accepted } from '../edge/refusal.ts';
import { only } from '../edge/roles.ts';
import { actorOf } from '../session/session-auth.ts';

interface RuleChange { readonly scopeKind: 'all' | 'field' | 'procedure' | 'channel'; readonly scopeValue: string; readonly on: boolean; readonly value?: string | number | boolean }

/** Officers, rules, calendars, the log, and what waits for somebody: what could not be sent, jobs that fail, dossiers that stand still. */
export const administrationPlugin: Plugin<ApiDeps> = {
  name: 'administration',
  register(server, deps) {
    const administrator = { access: only('administrator') };
    server.route({
      method: 'GET', path: '/api/officers',
      options: { tags: ['api'], description: 'Officers of my agency', validate: { query: joi.object({ role: joi.string().max(50).allow('') }) } },
      handler: (request) => officers(deps.desk, actorOf(request), validQuery<{ role?: Role }>(request).role || undefined),
    });
    server.route({ method: 'GET', path: '/api/calendars', options: { tags: ['api'], description: 'Working calendars with their sources' }, handler: () => calendars(deps.desk) });
    server.route({ method: 'GET', path: '/api/rules', options: { tags: ['api'], description: 'Rules T1–T19 and their settings' }, handler: () => rules(queryDeps(deps)) });
    server.route({ method: 'GET', path: '/api/ladders', options: { tags: ['api'], description: 'Who is told of a breach, and when' }, handler: () => deps.desk.catalogue.ladders() });
    server.route({
      method: 'PUT', path: '/api/rules/{id}',
      options: {
        tags: ['api'], description: 'Switch a rule for a scope, from today', auth: administrator,
        validate: {
          params: joi.object({ id: joi.string().max(20).required() }),
          payload: joi.object<RuleChange>({
            scopeKind: joi.string().valid('all', 'field', 'procedure', 'channel').required(), scopeValue: joi.string().max(100).allow('').default(''),
            on: joi.boolean().required(), value: joi.alternatives(joi.string().max(200), joi.number(), joi.boolean()),
          }),
        },
      },
      async handler(request) {
        const { id } = validParams<{ id: string }>(request);
        accepted(await setRule(deps.desk, actorOf(request), { ...validPayload<RuleChange>(request), ruleId: id }));
        return (await rules(queryDeps(deps))).find((rule) => rule.id === id);
      },
    });
    server.route({
      method: 'GET', path: '/api/outbox',
      options: { tags: ['api'], description: 'What could not be sent', auth: administrator, validate: { query: joi.object({ state: joi.string().valid('dead', 'waiting').default('dead') }) } },
      handler: (request) => outboxRows(deps.desk, validQuery<{ state: 'dead' | 'waiting' }>(request).state),
    });
    server.route({
      method: 'POST', path: '/api/outbox/{id}/retry',
      options: { tags: ['api'], description: 'Send a given-up row again', auth: administrator, validate: { params: joi.object({ id: joi.number().integer().required() }) } },
      async handler(request, h) {
        accepted(await retryOutbox(deps.desk, actorOf(request), { outboxId: validParams<{ id: number }>(request).id }));
        return h.response().code(204);
      },
    });
    server.route({
      method: 'GET', path: '/api/administration-log',
      options: { tags: ['api'], description: 'Who changed agencies, accounts, delegations and rules', auth: administrator, validate: { query: joi.object({ page: PAGE_KEYS.page, size: PAGE_KEYS.size }) } },
      handler: (request) => administrationLog(deps.desk, validQuery<PageRequest>(request)),
    });
    server.route({ method: 'GET', path: '/api/attention', options: { tags: ['api'], description: 'What waits for an administrator, counted', auth: administrator }, handler: () => attention(queryDeps(deps)) });
    server.route({ method: 'GET', path: '/api/failing-jobs', options: { tags: ['api'], description: 'Jobs whose handler throws', auth: administrator }, handler: () => failingJobs(deps.desk) });
    server.route({ method: 'GET', path: '/api/standing-still', options: { tags: ['api'], description: 'Open dossiers that rest nowhere', auth: administrator }, handler: () => standingStill(queryDeps(deps)) });
    server.route({
      method: 'POST', path: '/api/failing-jobs/{jobKey}/retry',
      options: { tags: ['api'], description: 'Try a failing job now', auth: administrator, validate: { params: joi.object({ jobKey: joi.string().pattern(/^\d{1,20}$/).required() }) } },
      async handler(request, h) {
        accepted(await retryJob(deps.desk, actorOf(request), validParams<{ jobKey: string }>(request)));
        return h.response().code(204);
      },
    });
  },
};
