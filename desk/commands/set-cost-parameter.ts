import type { CostParameterId } from '../../processes/cost/parameters.ts';
import { costParametersInForce } from '../store/cost-parameters.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { hasRole } from './may-see.ts';
import { noteAdministration } from './note-administration.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

/** Reform staff set a parameter of compliance cost, with the source; null takes the shipped one again. The same again changes nothing. 403, 422 without a source. */
export async function setCostParameter(deps: DeskDeps, actor: Actor, input: { readonly id: CostParameterId; readonly value: number | null; readonly source: string }): Promise<Result<null>> {
  return inUnit(deps, actor, async (unit) => {
    if (!hasRole(actor, 'reform-staff')) refusals.notYours();
    if (input.value !== null && input.source.length < 3) refuse(422, 'Cần nêu nguồn của giá trị này.', 'Say where this value comes from.', { source: { vi: 'Cần nêu nguồn', en: 'A source is needed' } });
    await unit.trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`cost ${input.id}`]);
    const before = (await costParametersInForce(unit.trx)).find(({ id }) => id === input.id);
    if (!before) return refuse(404, 'Không có tham số này.', 'There is no such parameter.');
    if (before.set ? before.set.value === input.value && before.set.source === input.source : input.value === null) return null;
    await unit.trx('desk.cost_parameter').insert({ parameter: input.id, value: input.value, source: input.value === null ? '' : input.source, set_by: actor.id, set_by_name: actor.name, set_at: unit.at });
    await noteAdministration(unit, { kind: 'cost-parameter-set', subject: { id: input.id, name: before.name.vi }, changes: { value: [before.value, input.value], ...(input.source ? { reason: [before.set?.source ?? null, input.source] } : {}) } });
    return null;
  });
}
