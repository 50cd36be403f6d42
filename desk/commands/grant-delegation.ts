import { randomUUID } from 'node:crypto';
import type { NewDelegation } from '../api/contract.ts';
import { saysAlready } from '../domain/delegation.ts';
import { localDate } from '../domain/local-day.ts';
import { accountById, agencyById } from '../store/agencies.ts';
import { standingDelegations } from '../store/delegations.ts';
import { allFactsInForce, factsInForce } from '../store/facts-versions.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { hasRole } from './may-see.ts';
import { noteAdministration } from './note-administration.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit, type Unit } from './unit.ts';

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/**
 * The agency's leader delegates appraising or approving to officers at the one-stop (Circular 01/2018 Art. 6), from today at the earliest:
 * nothing becomes lawful afterwards. Receiving and returning are the counter's own duty (Decree 61/2018 Art. 11, 17, 20) and need none. 403, 409 when said already, 422.
 */
export async function grantDelegation(deps: DeskDeps, actor: Actor, input: NewDelegation): Promise<Result<{ readonly delegationId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    const { trx } = unit;
    if (!hasRole(actor, 'leader')) refusals.notYours();
    if (!input.ground.trim()) refuse(422, 'Cần căn cứ ủy quyền', 'The ground is missing', { ground: { vi: 'Cần căn cứ', en: 'Missing' } });
    checkDates(input, localDate(unit.atMs));
    await checkMatter(unit, actor, input);
    const person = await checkPerson(unit, actor, input.accountId);
    // Two leaders who grant the same at once: the second waits here and finds it said.
    await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`delegations:${actor.agencyId}`]);
    const fieldOf = (code: string): string | undefined => unit.catalogue.procedure(code)?.field.id;
    if ((await standingDelegations(trx, actor.agencyId)).some((earlier) => saysAlready(earlier, input, fieldOf))) {
      refuse(409, 'Đã có ủy quyền cùng nội dung trong thời gian này', 'Another delegation says this already for some of these days', { inForceFrom: { vi: 'Trùng thời gian với một ủy quyền còn hiệu lực', en: 'Overlaps with a standing delegation' } });
    }
    const id = randomUUID();
    await trx('desk.delegation').insert({
      id, agency_id: actor.agencyId, procedure_code: input.procedureCode, field: input.field, power: input.power, account_id: input.accountId, ground: input.ground.trim(),
      in_force_from: input.inForceFrom, in_force_to: input.inForceTo, granted_by: actor.id, granted_by_name: actor.name, created_at: unit.at,
    });
    await noteAdministration(unit, { kind: 'delegation-granted', subject: { id, name: person ?? 'Một cửa' }, changes: { power: [null, input.power], matter: [null, input.procedureCode ?? input.field ?? '*'], inForceFrom: [null, input.inForceFrom], inForceTo: [null, input.inForceTo] } });
    return { delegationId: id };
  });
}

function checkDates({ inForceFrom, inForceTo }: NewDelegation, today: string): void {
  const wrong = (field: 'inForceFrom' | 'inForceTo', vi: string, en: string): never => refuse(422, 'Thời gian hiệu lực không hợp lệ', 'The dates in force are not valid', { [field]: { vi, en } });
  if (!isDate(inForceFrom)) wrong('inForceFrom', 'Không phải ngày', 'Not a date');
  if (inForceFrom < today) wrong('inForceFrom', 'Không được lùi về trước hôm nay', 'Not before today');
  if (inForceTo !== null && !isDate(inForceTo)) wrong('inForceTo', 'Không phải ngày', 'Not a date');
  if (inForceTo !== null && inForceTo < inForceFrom) wrong('inForceTo', 'Trước ngày bắt đầu', 'Before the first day');
}

/** A procedure that may be processed on the spot and that this agency handles, a field with such a one, or all of them. */
async function checkMatter({ trx, catalogue }: Unit, actor: Actor, { procedureCode, field }: NewDelegation): Promise<void> {
  if (procedureCode !== null && field !== null) refuse(422, 'Chọn một thủ tục hoặc một lĩnh vực', 'Choose a procedure or a field, not both', { field: { vi: 'Chọn một trong hai', en: 'One of the two' } });
  const handled = (await allFactsInForce(trx, catalogue)).filter((facts) => facts.onTheSpot.eligible);
  const kind = (await agencyById(trx, actor.agencyId))?.kind;
  if (procedureCode !== null) {
    const { facts } = (await factsInForce(trx, catalogue, procedureCode)) ?? refuse(422, 'Không có thủ tục này', 'There is no such procedure', { procedureCode: { vi: 'Không có thủ tục này', en: 'Unknown procedure' } });
    if (!facts.onTheSpot.eligible) refuse(422, 'Thủ tục không được giải quyết tại chỗ', 'This procedure may not be processed on the spot', { procedureCode: { vi: 'Không thuộc loại được giải quyết tại chỗ', en: 'Not eligible' } });
    if (facts.handledBy !== kind) refuse(422, 'Cơ quan không giải quyết thủ tục này', 'The agency does not handle this procedure', { procedureCode: { vi: 'Không do cơ quan giải quyết', en: 'Handled elsewhere' } });
  } else if (field !== null && !handled.some((facts) => facts.field.id === field && facts.handledBy === kind)) {
    refuse(422, 'Lĩnh vực không có thủ tục giải quyết tại chỗ', 'The field has no procedure that is processed on the spot here', { field: { vi: 'Không có thủ tục nào', en: 'No such procedure' } });
  }
}

/** An officer of this agency who sits at the one-stop and is not the leader himself; answers the name, null for any of them. */
async function checkPerson({ trx }: Unit, actor: Actor, accountId: string | null): Promise<string | null> {
  if (accountId === null) return null;
  if (accountId === actor.id) refuse(422, 'Không tự ủy quyền cho mình', 'Nobody delegates to himself', { accountId: { vi: 'Chọn người khác', en: 'Choose somebody else' } });
  const account = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(accountId) ? await accountById(trx, accountId) : undefined;
  if (!account || account.agency_id !== actor.agencyId || !account.at_one_stop || !account.active) return refuse(422, 'Chỉ ủy quyền cho cán bộ của cơ quan tại Bộ phận Một cửa', 'Only officers of the agency at the one-stop can be given it', { accountId: { vi: 'Không phải cán bộ tại Bộ phận Một cửa', en: 'Not at the one-stop' } });
  return account.name;
}
