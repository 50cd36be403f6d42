import type { Plugin, Request } from '@hapi/hapi';
import joi from 'joi';
import { grantDelegation } from '../../commands/grant-delegation.ts';
import { revokeDelegation } from '../../commands/revoke-delegation.ts';
import { delegations } from '../../queries/delegations.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { DelegationView, NewDelegation } from '../contract.ts';
import { ID, queryDeps, validParams, validPayload } from '../edge/query-of.ts';
import { accepted, notFound } from '../edge/refusal.ts';
import { only } from '../edge/roles.ts';
import { actorOf } from '../session/session-auth.ts';

const orNull = joi.string().trim().max(50).allow(null).required();
const newDelegation = joi.object<NewDelegation>({
  power: joi.string().valid('appraise', 'approve').required(), procedureCode: orNull, field: orNull, accountId: orNull,
  ground: joi.string().trim().max(1000).required(), inForceFrom: joi.string().max(10).required(), inForceTo: joi.string().max(10).allow(null).required(),
});

/** "Four on-the-spot": what the leader delegates to officers at the one-stop. */
export const delegationsPlugin: Plugin<ApiDeps> = {
  name: 'delegations',
  register(server, deps) {
    const readers = { access: only('leader', 'head-of-one-stop') };
    const leader = { access: only('leader') };
    const viewOf = async (request: Request, id: string): Promise<DelegationView> => {
      const found = (await delegations(queryDeps(deps), actorOf(request))).delegations.find((each) => each.id === id);
      if (!found) throw notFound();
      return found;
    };
    server.route({ method: 'GET', path: '/api/delegations', options: { tags: ['api'], description: 'What the leader of my agency has delegated', auth: readers }, handler: (request) => delegations(queryDeps(deps), actorOf(request)) });
    server.route({
      method: 'POST', path: '/api/delegations',
      options: { tags: ['api'], description: 'Delegate appraising or approving at the one-stop', auth: leader, validate: { payload: newDelegation } },
      async handler(request, h) {
        const { delegationId } = accepted(await grantDelegation(deps.desk, actorOf(request), validPayload<NewDelegation>(request)));
        return h.response(await viewOf(request, delegationId)).code(201);
      },
    });
    server.route({
      method: 'POST', path: '/api/delegations/{id}/revoke',
      options: { tags: ['api'], description: 'End a delegation at once', auth: leader, validate: { params: joi.object({ id: ID }), payload: joi.object({ reason: joi.string().trim().max(1000).required() }) } },
      async handler(request) {
        const { delegationId } = accepted(await revokeDelegation(deps.desk, actorOf(request), { delegationId: validParams<{ id: string }>(request).id, ...validPayload<{ reason: string }>(request) }));
        return viewOf(request, delegationId);
      },
    });
  },
};
