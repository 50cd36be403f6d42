import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Knex } from 'knex';
import type { Actor, Refusal, Result } from '../../desk/commands/command.ts';
import { checkReadable, refusalOf } from './check-model.ts';
import { changesNothing, type FactsChange } from '../facts/facts-change.ts';
import type { AppliedProposal, DraftState, Saved } from './contract.ts';
import { currentModel, processIdOf } from './deployments.ts';
import type { DesignerDeps } from './deps.ts';
import { factsRefusal } from './draft-facts.ts';
import { changeOfProposals } from './draft-proposals.ts';
import { editorsOf } from './draft-rows.ts';
import { factsInForce } from '../../desk/store/facts-versions.ts';

export interface LockedDraft { readonly id: string; readonly procedure_code: string; readonly state: DraftState; readonly base_version: number | null; readonly base_facts_version: number; readonly bpmn_xml: string; readonly facts_change: FactsChange | null; readonly author_id: string; readonly version: number; readonly title: string }
const no = (status: Refusal['status'], vi: string, en: string): Refusal => ({ ok: false, status, title: { vi, en } });
const GONE = no(404, 'Không tìm thấy bản thảo.', 'There is no such draft.');

/** @param proposals papers that a register replaces: adopted by the draft's change of facts. */
export async function createDraft(deps: DesignerDeps, actor: Actor, code: string, title: string, proposals: readonly AppliedProposal[] = []): Promise<Result<string>> {
  const current = await currentModel(deps, code);
  const inForce = await factsInForce(deps.db, deps.catalogue, code);
  if (!inForce || !current) return no(404, 'Thủ tục này không có quy trình để sửa.', 'This procedure has no model to start from.');
  return deps.db.transaction(async (trx): Promise<Result<string>> => {
    // Two who adopt the same proposal at the same time: the second sees the first one's draft.
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`draft ${code}`]);
    const adopted = proposals.length > 0 ? await changeOfProposals({ ...deps, db: trx }, inForce.facts, proposals) : null;
    if (adopted && !adopted.ok) return adopted;
    const id = randomUUID(), at = new Date(deps.clock.now()), facts_change = adopted && JSON.stringify(adopted.value);
    await trx('designer.draft').insert({ id, procedure_code: code, title, state: 'draft', base_version: current.version, base_facts_version: inForce.version, bpmn_xml: current.xml, facts_change, author_id: actor.id, created_at: at, updated_at: at });
    await trx('designer.draft_revision').insert({ draft_id: id, bpmn_xml: current.xml, facts_change, author_id: actor.id, at });
    return { ok: true, value: id };
  });
}

/** Keeps the work, right or wrong: only what is no BPMN at all is refused. @param input.version what the editor started from. */
export async function saveDraft(deps: DesignerDeps, actor: Actor, id: string, input: { readonly xml: string; readonly title?: string; readonly factsChange?: FactsChange | null; readonly version: number }): Promise<Result<Saved>> {
  return withDraft(deps, id, async (draft, trx) => {
    if (draft.state !== 'draft' && draft.state !== 'rejected') return no(409, 'Bản thảo đã trình, không sửa được nữa. Hãy thu hồi trước khi sửa.', 'The draft was submitted and cannot be edited. Recall it first.');
    if (draft.version !== input.version) return conflict(trx, id);
    const checked = await checkReadable(input.xml, processIdOf(draft.procedure_code));
    if (!checked.ok) return checked;
    const at = new Date(deps.clock.now()), factsChange = input.factsChange === undefined ? draft.facts_change : input.factsChange, facts_change = factsChange === null ? null : JSON.stringify(factsChange);
    const changed = input.xml !== draft.bpmn_xml || !isDeepStrictEqual(factsChange, draft.facts_change);
    if (changed) await trx('designer.draft_revision').insert({ draft_id: id, bpmn_xml: input.xml, facts_change, author_id: actor.id, at });
    await trx('designer.draft').where({ id }).update({ bpmn_xml: input.xml, facts_change, title: input.title ?? draft.title, state: 'draft', updated_at: at, version: draft.version + 1 });
    return { ok: true, value: { version: draft.version + 1, updatedAt: at.toISOString() } };
  });
}

export async function submitDraft(deps: DesignerDeps, actor: Actor, id: string, input: { readonly note: string; readonly version: number; readonly overNewerVersion?: boolean }): Promise<Result<null>> {
  return withDraft(deps, id, async (draft, trx) => {
    if (draft.state !== 'draft' && draft.state !== 'rejected') return no(409, 'Bản thảo này đã trình.', 'This draft was submitted already.');
    if (draft.version !== input.version) return conflict(trx, id);
    const current = await currentModel({ ...deps, db: trx }, draft.procedure_code);
    if ((current?.version ?? null) !== draft.base_version && !input.overNewerVersion) return no(409, `Từ khi lập bản thảo, thủ tục đã có phiên bản ${current?.version ?? ''}. Hãy xem lại so sánh với phiên bản đó rồi xác nhận trình.`, `Since this draft was begun, version ${current?.version ?? ''} was deployed. Look at the comparison with it, then confirm.`);
    const inForce = await factsInForce(trx, deps.catalogue, draft.procedure_code);
    if (inForce && inForce.version !== draft.base_facts_version && !input.overNewerVersion) return no(409, `Từ khi lập bản thảo, dữ kiện của thủ tục đã có bản ${inForce.version}. Hãy xem lại so sánh rồi xác nhận trình.`, `Since this draft was begun, version ${inForce.version} of the facts was deployed. Look at the comparison, then confirm.`);
    if (current && current.xml === draft.bpmn_xml && changesNothing(draft.facts_change)) return no(422, 'Bản thảo chưa có thay đổi nào so với phiên bản đang chạy.', 'The draft does not differ from the deployed version.');
    const checked = await checkReadable(draft.bpmn_xml, processIdOf(draft.procedure_code));
    const refusal = checked.ok ? await refusalOf(checked.definitions, deps.vocabulary) ?? await factsRefusal({ ...deps, db: trx }, draft, checked.picture) : checked;
    if (refusal) return refusal;
    await change(deps, trx, draft, { state: 'submitted', base_facts_version: inForce?.version ?? 1, note: input.note, submitted_at: new Date(deps.clock.now()), base_version: current?.version ?? null, decided_by: null, decided_at: null, decision_note: null });
    return { ok: true, value: null };
  });
}

export async function decideOnDraft(deps: DesignerDeps, actor: Actor, id: string, decision: { readonly approve: boolean; readonly note: string }): Promise<Result<null>> {
  return withDraft(deps, id, async (draft, trx) => {
    const rejectable = !decision.approve && draft.state === 'approved';
    if (draft.state !== 'submitted' && !rejectable) return no(409, 'Bản thảo này không ở trạng thái chờ duyệt.', 'This draft is not waiting for a decision.');
    const editors = await editorsOf(trx, id);
    if (decision.approve && actor.id !== null && (draft.author_id === actor.id || editors.has(actor.id))) return no(403, 'Bạn đã soạn bản thảo này nên không tự duyệt được.', 'You worked on this draft, so you may not approve it.');
    await change(deps, trx, draft, { state: decision.approve ? 'approved' : 'rejected', decided_by: actor.id, decided_at: new Date(deps.clock.now()), decision_note: decision.note });
    return { ok: true, value: null };
  });
}

/** Back to the author: from submitted or approved, as long as it is not deployed. */
export async function recallDraft(deps: DesignerDeps, id: string): Promise<Result<null>> {
  return withDraft(deps, id, async (draft, trx) => {
    if (draft.state !== 'submitted' && draft.state !== 'approved') return no(409, 'Bản thảo này chưa trình hoặc đã triển khai.', 'This draft was not submitted, or is deployed already.');
    await change(deps, trx, draft, { state: 'draft', submitted_at: null, decided_by: null, decided_at: null, decision_note: null });
    return { ok: true, value: null };
  });
}

/** Laid aside, never deleted: its revisions are history. */
export async function discardDraft(deps: DesignerDeps, id: string): Promise<Result<null>> {
  return withDraft(deps, id, async (draft, trx) => {
    if (draft.state !== 'draft' && draft.state !== 'rejected') return no(409, 'Chỉ bỏ được bản thảo chưa trình.', 'Only a draft that is not submitted can be laid aside.');
    await change(deps, trx, draft, { state: 'discarded' });
    return { ok: true, value: null };
  });
}

/** Runs on the locked row; a refusal leaves everything as it was. */
export async function withDraft<T>(deps: Pick<DesignerDeps, 'db'>, id: string, act: (draft: LockedDraft, trx: Knex.Transaction) => Promise<Result<T>>): Promise<Result<T>> {
  return deps.db.transaction(async (trx) => {
    const draft = await trx('designer.draft').where({ id }).whereNot('state', 'discarded').forUpdate().first<LockedDraft | undefined>();
    return draft ? act(draft, trx) : GONE;
  });
}

export async function change({ clock }: Pick<DesignerDeps, 'clock'>, trx: Knex, draft: LockedDraft, values: object): Promise<void> {
  await trx('designer.draft').where({ id: draft.id }).update({ ...values, updated_at: new Date(clock.now()), version: draft.version + 1 });
}

async function conflict(trx: Knex, id: string): Promise<Refusal> {
  const last = await trx('designer.draft_revision as r').join('desk.account as a', 'a.id', 'r.author_id').where('r.draft_id', id).orderBy('r.id', 'desc').first<{ name: string } | undefined>('a.name');
  const who = last?.name ?? '';
  return no(409, `${who} đã lưu bản thảo này trong lúc bạn đang sửa. Phần bạn sửa vẫn còn trên máy này: hãy mở bản mới để xem, hoặc lưu phần của bạn thành bản thảo khác.`, `${who} saved this draft while you were editing. Your work is still on this computer: open the new one, or keep yours as another draft.`);
}
