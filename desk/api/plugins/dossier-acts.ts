import type { Plugin, Request } from '@hapi/hapi';
import joi from 'joi';
import { addComponent } from '../../commands/add-component.ts';
import type { Actor, DeskDeps, Result } from '../../commands/command.ts';
import { stopDossier } from '../../commands/stop-dossier.ts';
import { supplementReceived } from '../../commands/supplement-received.ts';
import { takePayment } from '../../commands/take-payment.ts';
import { urgeDossier } from '../../commands/urge-dossier.ts';
import { withdrawDossier } from '../../commands/withdraw-dossier.ts';
import { ACT_ROLES } from '../../queries/acts-allowed.ts';
import { dossierView } from '../../queries/dossier-view.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { DossierView, Role } from '../contract.ts';
import { ID, queryDeps, validParams, validPayload } from '../edge/query-of.ts';
import { accepted, notFound } from '../edge/refusal.ts';
import { only } from '../edge/roles.ts';
import { actorOf } from '../session/session-auth.ts';

type Act<Input> = (deps: DeskDeps, actor: Actor, input: Input & { readonly dossierId: string }) => Promise<Result<object>>;
interface ActRoute<Input> { readonly path: string; readonly description: string; readonly roles: readonly Role[]; readonly payload: joi.ObjectSchema<Input>; readonly params?: joi.SchemaMap; readonly act: Act<Input> }

const reason = joi.string().trim().min(3).max(2000).required();
const count = joi.number().integer().min(0).max(999).required();

/** What is done to a dossier as a whole. Each answers the dossier as it is afterwards. */
export const dossierActsPlugin: Plugin<ApiDeps> = {
  name: 'dossier-acts',
  register(server, deps) {
    const route = <Input extends object>({ path, description, roles, payload, params = {}, act }: ActRoute<Input>): void => server.route({
      method: 'POST', path: `/api/dossiers/{id}/${path}`,
      options: { tags: ['api'], description, auth: { access: only(...roles) }, validate: { params: joi.object({ id: ID, ...params }), payload } },
      async handler(request: Request): Promise<DossierView> {
        const { id, ...rest } = validParams<{ id: string }>(request);
        const actor = actorOf(request);
        await seen(deps, actor, id);
        accepted(await act(deps.desk, actor, { ...validPayload<Input>(request), ...rest, dossierId: id }));
        return seen(deps, actor, id);
      },
    });
    route<{ originals: number; copies: number; fileId?: string; componentId: string }>({
      path: 'components/{componentId}', description: 'A paper comes in later', roles: ['counter-officer', 'head-of-one-stop'], act: addComponent,
      params: { componentId: joi.string().max(100).required() }, payload: joi.object({ originals: count, copies: count, fileId: joi.string().guid() }),
    });
    route<{ components: string[]; note: string }>({
      path: 'supplement', description: 'What was asked for has come', roles: ACT_ROLES.supplement, act: supplementReceived,
      payload: joi.object({ components: joi.array().items(joi.string().max(100)).max(100).required(), note: joi.string().trim().max(2000).allow('').default('') }),
    });
    route<{ reason: string }>({ path: 'withdraw', description: 'The applicant withdraws', roles: ACT_ROLES.withdraw, act: withdrawDossier, payload: joi.object({ reason }) });
    route<{ reason: string }>({ path: 'stop', description: 'Stop the dossier (form 05)', roles: ACT_ROLES.stop, act: stopDossier, payload: joi.object({ reason }) });
    route<{ reason: string }>({ path: 'urge', description: 'A manager instructs the handling agency', roles: ACT_ROLES.urge, act: urgeDossier, payload: joi.object({ reason }) });
    route<{ method: 'cash' }>({ path: 'payment', description: 'Take the fee that is due', roles: ACT_ROLES.pay, act: takePayment, payload: joi.object({ method: joi.string().valid('cash').required() }) });
  },
};

/** The dossier as the actor sees it; a dossier of agencies that have nothing to do with his does not exist for him. */
async function seen(deps: ApiDeps, actor: Actor, id: string): Promise<DossierView> {
  const view = await dossierView(queryDeps(deps), actor, id);
  if (!view) throw notFound();
  return view;
}
