import type { Plugin } from '@hapi/hapi';
import joi from 'joi';
import type { PortfolioView } from '../contract.ts';
import { portfolioView } from '../../queries/catalogue-overview.ts';
import { monthsBefore } from '../../queries/months-before.ts';
import { localDate } from '../../domain/local-day.ts';
import { completionPage, type CompletionFilter } from '../../queries/completion-page.ts';
import { onceOnlyList, type OnceOnlyFilter } from '../../queries/once-only.ts';
import type { ApiDeps } from '../api-deps.ts';
import { PAGE_KEYS, queryDeps, validParams, validPayload, validQuery } from '../edge/query-of.ts';
import { accepted } from '../edge/refusal.ts';
import { only } from '../edge/roles.ts';
import { actorOf } from '../session/session-auth.ts';
import { COST_PARAMETERS, type CostParameterId } from '../../../processes/cost/parameters.ts';
import { setCostParameter } from '../../commands/set-cost-parameter.ts';

const ATTRIBUTES = ['limit', 'fee', 'papers'] as const satisfies readonly CompletionFilter['attribute'][];
const REASONS = ['not-stated', 'unit-lost', 'not-positive', 'several', 'tariff-in-note', 'set-elsewhere', 'no-documents', 'not-told-apart', 'not-readable'] as const satisfies readonly CompletionFilter['reason'][];

const PROPOSAL_STATES = ['ready', 'compare', 'partly', 'drafted', 'looked-up', 'not-in-force'] as const satisfies readonly OnceOnlyFilter['state'][];
const DAY = joi.string().isoDate().pattern(/^\d{4}-\d{2}-\d{2}$/).allow('').prefs({ convert: false });

/** A year, with the day itself. */
const MONTHS = 11;

/** The catalogue as those see it who care for it. */
export const cataloguePlugin: Plugin<ApiDeps> = {
  name: 'catalogue',
  register(server, deps) {
    server.route({
      method: 'GET', path: '/api/completion',
      options: {
        tags: ['api'], description: 'Procedures whose facts staff must complete, most used first', auth: { access: only('reform-staff', 'administrator') },
        validate: { query: joi.object({ ...PAGE_KEYS, field: joi.string().max(100).allow(''), attribute: joi.string().valid(...ATTRIBUTES, ''), reason: joi.string().valid(...REASONS, '') }) },
      },
      handler: (request) => completionPage(queryDeps(deps), validQuery<CompletionFilter>(request)),
    });
    server.route({
      method: 'GET', path: '/api/once-only',
      options: {
        tags: ['api'], description: 'Procedures that ask for what the State holds, with clause and dates', auth: { access: only('reform-staff', 'manager', 'leader', 'administrator') },
        validate: { query: joi.object({ ...PAGE_KEYS, state: joi.string().valid(...PROPOSAL_STATES, ''), register: joi.string().pattern(/^[a-z-]+$/).max(60).allow(''), field: joi.string().max(100).allow(''), on: DAY }) },
      },
      handler: (request) => onceOnlyList(queryDeps(deps), validQuery<OnceOnlyFilter>(request)),
    });
    server.route({
      method: 'PUT', path: '/api/cost-parameters/{id}',
      options: {
        tags: ['api'], description: 'What compliance cost is computed with', auth: { access: only('reform-staff') },
        validate: { params: joi.object({ id: joi.string().valid(...COST_PARAMETERS).required() }), payload: joi.object({ value: joi.number().min(0).max(1_000_000_000).allow(null).required(), source: joi.string().trim().max(500).allow('').required() }) },
      },
      async handler(request, h) {
        accepted(await setCostParameter(deps.desk, actorOf(request), { ...validParams<{ id: CostParameterId }>(request), ...validPayload<{ value: number | null; source: string }>(request) }));
        return h.response().code(204);
      },
    });
    server.route({
      method: 'GET', path: '/api/portfolio',
      options: {
        tags: ['api'], description: 'Shares of the catalogue online and re-engineered, as of a day', auth: { access: only('manager', 'reform-staff') },
        validate: { query: joi.object({ on: DAY }) },
      },
      async handler(request): Promise<PortfolioView> {
        const asked = queryDeps(deps);
        const on = validQuery<{ on?: string }>(request).on || localDate(asked.nowMs);
        const { portfolio, overTime } = await portfolioView(asked, on, [...monthsBefore(on, MONTHS), on]);
        return { ...portfolio, overTime };
      },
    });
  },
};
