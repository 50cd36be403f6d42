import { randomInt, randomUUID } from 'node:crypto';
import type { Channel, ProcedureFacts, ResultChannel } from '../../processes/schema/facts.ts';
import type { Applicant, DossierStatus } from '../api/contract.ts';
import { isSatisfied, isWanted, type GivenComponent } from '../domain/check-reception.ts';
import { DEFAULT_CODE_TEMPLATE, dossierCode } from '../domain/dossier-code.ts';
import { foldText } from '../domain/fold-text.ts';
import { localDate } from '../domain/local-day.ts';
import { papersOn } from '../domain/papers-on.ts';
import { agencyById } from '../store/agencies.ts';
import { dossierById } from '../store/dossiers.ts';
import type { AgencyRow, ComponentState, DossierRow } from '../store/rows.ts';
import { rulesInForce } from '../store/rules-in-force.ts';
import { versionInForce, type ModelInForce } from '../store/facts-versions.ts';
import { nextDossierSerial, nextRegisterNumber } from '../store/serials.ts';
import { refuse } from './refuse.ts';
import { startClock } from './start-clock.ts';
import type { Unit } from './unit.ts';

/** What a new dossier keeps of its procedure. */
export interface Receivable { readonly facts: ProcedureFacts; readonly factsVersion: number; readonly model: ModelInForce | null }
export interface OpenDossier extends Receivable {
  readonly receivedBy: AgencyRow; readonly handledBy: AgencyRow; readonly status: DossierStatus; readonly channel: Channel; readonly resultChannel: ResultChannel;
  readonly applicant: Applicant; readonly form: Readonly<Record<string, string | number | boolean>>; readonly copies: number; readonly content: string; readonly components: readonly GivenComponent[];
  readonly submittedAt: Date | null; readonly idempotencyKey: string | null; readonly parentId?: string; readonly demonstration?: boolean;
}

/** The row, its code and its component documents; received only when `receive` follows. */
export async function openDossier(unit: Unit, input: OpenDossier): Promise<DossierRow> {
  const { facts, receivedBy, handledBy } = input;
  const day = localDate(unit.atMs);
  const code = dossierCode(DEFAULT_CODE_TEMPLATE, { agency: receivedBy.dossier_code_part, date: day, serial: await nextDossierSerial(unit.trx, receivedBy.id, day) });
  const id = randomUUID();
  await unit.trx('desk.dossier').insert({
    id, code, procedure_code: facts.code, procedure_name: facts.name, facts: JSON.stringify(facts), facts_version: input.factsVersion, bpmn_process_id: input.model?.bpmn_process_id ?? null, process_definition_version: input.model?.version ?? null, agency_id: receivedBy.id, handling_agency_id: handledBy.id, parent_id: input.parentId ?? null,
    status: input.status, channel: input.channel, result_channel: input.resultChannel, applicant: JSON.stringify(input.applicant), form: JSON.stringify(input.form), copies: input.copies, content: input.content,
    rule_set: ruleSetOn(unit, day), supplement_policy: await policyOf(unit, facts, input.channel, day), submitted_at: input.submittedAt, lookup_secret: String(randomInt(10_000)).padStart(4, '0'),
    search: foldText([code, input.applicant.name, input.applicant.identityNumber, input.applicant.phone, facts.name].join(' ')), idempotency_key: input.idempotencyKey,
    demonstration: input.demonstration ?? (receivedBy.demonstration || handledBy.demonstration),
  });
  for (const component of facts.components) {
    const given = input.components.find((each) => each.id === component.id);
    if (given?.fileId) {
      const attached = await unit.trx('desk.file').where({ id: given.fileId }).andWhere((same) => same.whereNull('dossier_id').orWhere({ dossier_id: id })).update({ dossier_id: id });
      if (attached !== 1) refuse(422, 'Tệp đính kèm không có', 'There is no such file', { [`components.${component.id}`]: { vi: 'Tệp đính kèm không có', en: 'There is no such file' } });
    }
    await unit.trx('desk.dossier_component').insert({
      dossier_id: id, component_id: component.id, name: component.name, duty: component.duty, source: component.source === 'applicant' ? 'applicant' : `register:${component.source.register}`,
      state: stateOf(component, input.form, given), originals: given?.originals ?? 0, copies: given?.copies ?? 0, file_id: given?.fileId ?? null, updated_at: unit.at,
    });
  }
  return (await dossierById(unit.trx, id))!;
}

/** T10: what an administrator set, else the procedure's own way; off: the term goes on. */
async function policyOf(unit: Unit, facts: ProcedureFacts, channel: Channel, date: string): Promise<DossierRow['supplement_policy']> {
  const rule = (await rulesInForce(unit.trx, unit.catalogue, { field: facts.field.id, procedure: facts.code, channel, date }))('T10');
  if (!rule.on) return 'suspend';
  return (rule.valueSet && POLICIES.find((policy) => policy === rule.value)) || facts.supplementPolicy;
}
const POLICIES: readonly DossierRow['supplement_policy'][] = ['restart', 'suspend', 'shift'];

function stateOf(component: ProcedureFacts['components'][number], form: OpenDossier['form'], given: GivenComponent | undefined): ComponentState {
  if (isSatisfied(component, given)) return component.duty === 'show' && !given?.fileId ? 'shown' : 'submitted';
  return isWanted(component, form) ? 'missing' : 'not-needed';
}

function ruleSetOn(unit: Unit, day: string): string {
  const found = unit.catalogue.ruleSets().find((set) => set.inForceFrom <= day && (set.inForceTo === null || day <= set.inForceTo));
  return found?.id ?? refuse(422, 'Không có bộ quy định đang hiệu lực', `Expected to find a rule set in force on ${day}, but processes/clock-rules.yaml has none`);
}

/** Accepts a dossier: register number, the clock starts, the instance is asked for. Its first job makes it status 4. */
export async function acceptDossier(unit: Unit, dossier: DossierRow, clock: Parameters<typeof startClock>[3] = {}): Promise<DossierRow> {
  const day = localDate(unit.atMs);
  const registerNo = await nextRegisterNumber(unit.trx, dossier.agency_id, Number(day.slice(0, 4)));
  await unit.trx('desk.dossier').where({ id: dossier.id }).update({ received_at: unit.at, received_by: unit.actor.id, register_no: registerNo });
  const running = await startClock(unit, { ...dossier, received_at: unit.at, received_by: unit.actor.id, register_no: registerNo }, day, clock);
  await unit.history({ dossierId: dossier.id, kind: 'received', fromStatus: dossier.status === 2 ? null : dossier.status, toStatus: 2, data: { code: dossier.code, registerNo, dueAt: running.due_at?.toISOString() ?? null } });
  await unit.outbox('create-instance', `dossier:${dossier.id}`, { procedureCode: dossier.procedure_code, dossierId: dossier.id, variables: startVariables(dossier) });
  unit.publish({ kind: 'dossier', agencyId: dossier.agency_id, id: dossier.id });
  unit.publish({ kind: 'board', agencyId: dossier.handling_agency_id });
  return running;
}

/** What every procedure instance starts with (processes/job-types.yaml): ids and decisions only. */
const startVariables = (dossier: DossierRow): object => ({
  dossierId: dossier.id, procedureCode: dossier.procedure_code, agencyId: dossier.handling_agency_id, channel: dossier.channel, resultChannel: dossier.result_channel,
});

/** A procedure that is known, complete in itself and deployed; its facts in force today, which the dossier keeps. */
export async function receivableFacts(unit: Unit, code: string, asPart = false): Promise<Receivable> {
  const { facts: known, version: factsVersion, model, deployed } = (await versionInForce(unit.trx, unit.catalogue, code)) ?? refuse(422, `Không có thủ tục ${code}`, `There is no procedure ${code}`, { procedureCode: { vi: 'Không có thủ tục này', en: 'Unknown procedure' } });
  const facts = papersOn(known, localDate(unit.atMs));
  if (facts.partOfBundle && !asPart) return refuse(422, 'Thủ tục này chỉ được giải quyết trong hồ sơ liên thông', 'This procedure is only opened as a part of a bundle', { procedureCode: { vi: 'Chỉ trong hồ sơ liên thông', en: 'Only within a bundle' } });
  if (facts.catalogue && !facts.catalogue.usable) {
    const lacks = { vi: facts.catalogue.lacks.map(({ vi }) => vi).join('; '), en: facts.catalogue.lacks.map(({ en }) => en).join('; ') };
    refuse(409, `Thủ tục chưa đủ thông tin để nhận hồ sơ, chỉ diễn tập được: ${lacks.vi}`, `The facts of procedure ${code} are incomplete, it can only be rehearsed: ${lacks.en}`, { procedureCode: lacks });
  }
  // A compiled model is deployed with its first dossier.
  return deployed || facts.catalogue ? { facts, factsVersion, model } : refuse(409, 'Quy trình của thủ tục này chưa được triển khai', `The process of procedure ${code} is not deployed yet`);
}

export const agencyOr422 = async (unit: Unit, id: string): Promise<AgencyRow> =>
  (await agencyById(unit.trx, id)) ?? refuse(422, 'Không có cơ quan này', `There is no agency with key '${id}'`, { agencyId: { vi: 'Không có cơ quan này', en: 'Unknown agency' } });
