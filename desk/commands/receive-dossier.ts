import type { ReceiveDossier, Received } from '../api/contract.ts';
import { checkReception } from '../domain/check-reception.ts';
import { agencyOfKind } from '../store/agencies.ts';
import type { DossierRow } from '../store/rows.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { hasRole } from './may-see.ts';
import { acceptDossier, agencyOr422, openDossier, receivableFacts } from './open-dossier.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit, type Unit } from './unit.ts';

/** Receives a dossier at the counter or by post. The same idempotencyKey again answers the same dossier. 422 with `errors` by field. */
export async function receiveDossier(deps: DeskDeps, actor: Actor, input: ReceiveDossier): Promise<Result<Received>> {
  return inUnit(deps, actor, async (unit) => {
    if (!hasRole(actor, 'counter-officer', 'head-of-one-stop')) refusals.notYours();
    if (!input.idempotencyKey) refuse(422, 'Thiếu khóa của phiếu', 'The idempotency key is missing', { idempotencyKey: { vi: 'Thiếu', en: 'Missing' } });
    const before = await sameReceipt(unit, input.idempotencyKey);
    if (before) return before.agency_id === actor.agencyId ? receipt(before) : refusals.notYours();
    if (input.channel === 'online') refuse(422, 'Hồ sơ trực tuyến được nộp qua Cổng', 'Online dossiers come through the portal', { channel: { vi: 'Chọn trực tiếp hoặc bưu chính', en: 'Counter or post' } });

    const { facts, factsVersion, model } = await receivableFacts(unit, input.procedureCode);
    const errors = checkReception(facts, input);
    if (Object.keys(errors).length) refuse(422, 'Thông tin chưa hợp lệ', 'Some fields are wrong or missing', errors);
    const receivedBy = await agencyOr422(unit, actor.agencyId);
    const handledBy = (await agencyOfKind(unit.trx, facts.handledBy, receivedBy)) ?? refuse(422, 'Chưa có cơ quan giải quyết thủ tục này', `No agency of kind '${facts.handledBy}' is known`);
    const opened = await openDossier(unit, { facts, factsVersion, model, receivedBy, handledBy, status: 2, channel: input.channel, resultChannel: input.resultChannel, applicant: input.applicant, form: input.form, copies: input.copies, content: input.content ?? '', components: input.components, submittedAt: null, idempotencyKey: input.idempotencyKey });
    return receipt(await acceptDossier(unit, opened));
  });
}

/** Two receptions with the same key at once: the second waits here for the first's commit. */
async function sameReceipt(unit: Unit, key: string): Promise<DossierRow | undefined> {
  await unit.trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`receipt:${key}`]);
  return unit.trx<DossierRow>('desk.dossier').where({ idempotency_key: key }).first();
}

/** Linked dossiers are opened by the job open-linked-dossiers, a moment later. */
const receipt = (dossier: DossierRow): Received => ({ id: dossier.id, code: dossier.code, dueAt: dossier.due_at?.toISOString() ?? null, lookupSecret: dossier.lookup_secret, linked: [] });
