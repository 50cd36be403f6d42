import { workingTime } from '../../engine/time/working-calendar.ts';
import type { OnlineSubmission } from '../api/contract.ts';
import { checkReception } from '../domain/check-reception.ts';
import { AT_ONCE, deadline } from '../domain/deadline.ts';
import { termOf } from '../domain/resolve-rule.ts';
import { agencyOfKind } from '../store/agencies.ts';
import { contextOf, rulesInForce } from '../store/rules-in-force.ts';
import type { DossierRow } from '../store/rows.ts';
import type { DeskDeps, Result } from './command.ts';
import { openDeskTask } from './desk-task.ts';
import { agencyOr422, openDossier, receivableFacts } from './open-dossier.ts';
import { refuse } from './refuse.ts';
import { calendarOfAgency } from './start-clock.ts';
import { keepFile } from './store-file.ts';
import { inUnit, type Unit } from './unit.ts';

const MEDIA_TYPE: Readonly<Record<string, string>> = {
  pdf: 'application/pdf', jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Online intake: a dossier in status 1 with the desk's own task accept-online. The same submissionId again answers the same code. */
export async function submitOnline(deps: DeskDeps, input: OnlineSubmission): Promise<Result<{ readonly code: string }>> {
  return inUnit(deps, { id: null, name: 'Cổng Dịch vụ công' }, async (unit) => {
    const key = `online:${input.submissionId}`;
    await unit.trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`receipt:${key}`]);
    const before = await unit.trx<DossierRow>('desk.dossier').where({ idempotency_key: key }).first('code');
    if (before) return { code: before.code };

    const { facts, factsVersion, model } = await receivableFacts(unit, input.procedureCode);
    const submittedAt = new Date(input.submittedAt);
    if (Number.isNaN(submittedAt.getTime())) refuse(422, 'Thời điểm nộp không hợp lệ', 'submittedAt is not an instant', { submittedAt: { vi: 'Không hợp lệ', en: 'Not an instant' } });
    const given = input.components.map((component) => ({ id: component.id, originals: 0, copies: 0 }));
    const errors = checkReception(facts, { ...input, channel: 'online', copies: 1, components: given, idempotencyKey: key });
    if (Object.keys(errors).length) refuse(422, 'Thông tin chưa hợp lệ', 'Some fields are wrong or missing', errors);

    const receivedBy = await agencyOr422(unit, input.agencyId);
    const handledBy = (await agencyOfKind(unit.trx, facts.handledBy, receivedBy)) ?? refuse(422, 'Chưa có cơ quan giải quyết thủ tục này', `No agency of kind '${facts.handledBy}' is known`);
    const components = await Promise.all(input.components.map(async (component) => ({ id: component.id, originals: 0, copies: 0, fileId: await attachment(unit, component) })));
    const dossier = await openDossier(unit, { facts, factsVersion, model, receivedBy, handledBy, status: 1, channel: 'online', resultChannel: input.resultChannel, applicant: input.applicant, form: input.form, copies: 1, content: '', components, submittedAt, idempotencyKey: key });
    await unit.history({ dossierId: dossier.id, kind: 'submitted-online', toStatus: 1, data: { submissionId: input.submissionId } });
    await openDeskTask(unit, dossier, { formKey: 'accept-online', groups: ['counter-officer'], agencyId: receivedBy.id, place: 'one-stop', dueAt: await answerBy(unit, dossier) });
    return { code: dossier.code };
  });
}

async function attachment(unit: Unit, component: OnlineSubmission['components'][number]): Promise<string | null> {
  if (!component.contentBase64) return null;
  const name = component.fileName ?? component.id;
  const declaredMediaType = MEDIA_TYPE[name.split('.').at(-1)!.toLowerCase()] ?? 'application/octet-stream';
  return (await keepFile(unit, { dossierId: null, name, declaredMediaType, content: Buffer.from(component.contentBase64, 'base64'), kind: 'component' })).id;
}

/** T7: acceptance or the supplement notice within eight working hours of the system's reception. */
async function answerBy(unit: Unit, dossier: DossierRow): Promise<Date | null> {
  const term = termOf((await rulesInForce(unit.trx, unit.catalogue, contextOf(dossier, unit.atMs)))('T7'));
  if (!term) return null;
  const time = workingTime(await calendarOfAgency(unit.trx, unit.catalogue, dossier.agency_id));
  return new Date(deadline(term, unit.atMs, time, AT_ONCE).dueAtMs);
}
