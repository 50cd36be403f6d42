import { workingTime } from '../../engine/time/working-calendar.ts';
import type { Text } from '../../processes/schema/facts.ts';
import type { ReceiveDossier } from '../api/contract.ts';
import { checkReception, missingFromApplicant } from '../domain/check-reception.ts';
import { deadline } from '../domain/deadline.ts';
import { localDate } from '../domain/local-day.ts';
import { agencyOfKind } from '../store/agencies.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { feeOf } from './compute-fee.ts';
import { agencyOr422, receivableFacts } from './open-dossier.ts';
import { refuse } from './refuse.ts';
import { calendarOfAgency, countRules, limitOf } from './start-clock.ts';
import { inUnit } from './unit.ts';

export interface ReceiptPreview { readonly dueAt: string | null; readonly explanation: readonly Text[]; readonly fee: number; readonly missing: readonly string[] }

/** What the receipt would say, without receiving anything. `fee` in đồng; `missing`: component ids. Fields that are wrong are refused only when they are of the channel. */
export async function previewReceipt(deps: DeskDeps, actor: Actor, input: ReceiveDossier): Promise<Result<ReceiptPreview>> {
  return inUnit(deps, actor, async (unit) => {
    const { facts } = await receivableFacts(unit, input.procedureCode);
    const { channel } = checkReception(facts, input);
    if (channel) refuse(422, channel.vi, channel.en, { channel });
    const agency = await agencyOr422(unit, actor.agencyId);
    const handledBy = (await agencyOfKind(unit.trx, facts.handledBy, agency)) ?? refuse(422, 'Chưa có cơ quan giải quyết thủ tục này', `No agency of kind '${facts.handledBy}' is known`);
    const calendar = await calendarOfAgency(unit.trx, unit.catalogue, handledBy.id);
    const count = await countRules(unit.trx, unit.catalogue, facts, { field: facts.field.id, procedure: facts.code, channel: input.channel, date: localDate(unit.atMs) });
    const limit = limitOf(facts, input.channel);
    const due = limit ? deadline(limit, unit.atMs, workingTime(calendar), count) : null;
    return { dueAt: due ? new Date(due.dueAtMs).toISOString() : null, explanation: due?.explanation ?? [], fee: feeOf(facts, input), missing: missingFromApplicant(facts, input.form, input.components) };
  });
}
