import { paperRules } from '../../processes/documents/papers-of.ts';
import type { DocumentKind } from '../../processes/schema/document-facts.ts';
import type { Text } from '../../processes/schema/facts.ts';
import { folded } from '../../processes/schema/plain-text.ts';
import { latestKindDecision, ownDocumentKinds } from '../store/document-kinds.ts';
import { openDocumentNames } from '../store/document-names.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { hasRole } from './may-see.ts';
import { noteAdministration } from './note-administration.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit, type Unit } from './unit.ts';

/** A kind of the register, a kind that the register lacks, or the earlier decision taken back. */
export type KindChoice = { readonly is: 'kind'; readonly kind: string } | { readonly is: 'own'; readonly name: Text; readonly holder: 'applicant' | 'unknown' } | { readonly is: 'open' };
/** `seen`: the decision that the page showed, null for none. */
export interface DecideDocumentKind { readonly name: string; readonly choice: KindChoice; readonly note: string; readonly seen: number | null }

/**
 * Reform staff settle of which kind a document is whose name leaves it open. It holds from now on wherever papers are shown; the same decision again changes
 * nothing. 403; 404 not in the catalogue, or its kind is clear; 409 somebody else decided meanwhile; 422.
 */
export async function decideDocumentKind(deps: DeskDeps, actor: Actor, input: DecideDocumentKind): Promise<Result<null>> {
  const nameFolded = folded(input.name);
  // Before the transaction: it may take a while the first time.
  const named = (await openDocumentNames(deps.catalogue)).find((each) => each.folded === nameFolded);
  return inUnit(deps, actor, async (unit) => {
    if (!hasRole(actor, 'reform-staff')) refusals.notYours();
    const { name } = named ?? refuse(404, 'Không có tên giấy tờ này trong danh sách cần xem lại.', 'This name is not among those to be reviewed.');
    // One after the other for one name, and for own kinds: both look first and write then.
    await unit.trx.raw('select pg_advisory_xact_lock(hashtext(?)), pg_advisory_xact_lock(hashtext(?))', ['document-kind', nameFolded]);
    const own = await ownDocumentKinds(unit.trx);
    const kinds = new Map([...paperRules().kinds, ...own.map((kind): [string, DocumentKind] => [kind.id, kind])]);
    const before = await latestKindDecision(unit.trx, nameFolded);
    const existing = existingKind(input.choice, kinds);
    if ((before?.kind ?? null) === (existing?.id ?? null) && (existing || input.choice.is === 'open')) return null;
    if ((before?.id ?? null) !== input.seen) refuse(409, `${before?.by ?? ''} đã quyết định về tên này trong lúc bạn xem. Hãy xem lại rồi quyết định.`, `${before?.by ?? ''} decided about this name meanwhile. Look at it again.`);
    const kind = existing ?? (input.choice.is === 'own' ? await addKind(unit, input.choice, kinds) : null);
    await unit.trx('desk.document_kind_decision').insert({ name_folded: nameFolded, name, kind: kind?.id ?? null, note: input.note, decided_by: actor.id, decided_by_name: actor.name, decided_at: unit.at });
    await noteAdministration(unit, { kind: 'document-kind-decided', subject: { id: nameFolded, name }, changes: { kind: [(before?.kind && kinds.get(before.kind)?.name) ?? null, kind?.name ?? null], ...(input.note ? { reason: [null, input.note] } : {}) } });
    return null;
  });
}

/** The kind that is meant; undefined: none yet, or none. */
function existingKind(choice: KindChoice, kinds: ReadonlyMap<string, DocumentKind>): DocumentKind | undefined {
  if (choice.is === 'open') return undefined;
  if (choice.is === 'kind') return kinds.get(choice.kind) ?? refuse(422, 'Không có loại giấy tờ này.', 'There is no such kind.', { kind: { vi: 'Không có loại này', en: 'Unknown kind' } });
  const same = [...kinds.values()].find(({ name }) => folded(name.vi) === folded(choice.name.vi));
  if (same && same.holder.is !== choice.holder) refuse(422, `Đã có loại “${same.name.vi}” với nơi giữ khác. Hãy chọn loại đó, hoặc đặt tên khác.`, `There is a kind '${same.name.en}' with another holder. Pick it, or give another name.`, { ownName: { vi: 'Đã có loại này', en: 'This kind exists' } });
  return same;
}

async function addKind(unit: Unit, { name, holder }: Extract<KindChoice, { is: 'own' }>, kinds: ReadonlyMap<string, DocumentKind>): Promise<Pick<DocumentKind, 'id' | 'name'>> {
  const words = folded(name.vi).replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '').slice(0, 60) || 'kind';
  let id = `own-${words}`;
  while (kinds.has(id)) id += '-x';
  await unit.trx('desk.document_kind').insert({ id, name_vi: name.vi, name_en: name.en, holder, added_by: unit.actor.id, added_at: unit.at });
  return { id, name };
}
