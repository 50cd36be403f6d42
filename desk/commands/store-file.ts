import { createHash, randomUUID } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Actor, DeskDeps, Result } from './command.ts';
import { lockOwn } from './may-see.ts';
import { refuse } from './refuse.ts';
import { inUnit, SYSTEM, type Unit } from './unit.ts';

export interface StoreFile { readonly dossierId: string | null; readonly name: string; readonly declaredMediaType: string; readonly content: Buffer; readonly kind: 'component' | 'result' | 'form' }

/** What a one-stop scans or is sent; nothing that runs. */
const TAKEN = ['application/pdf', 'image/jpeg', 'image/png', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];
export const LARGEST_FILE_BYTES = 10 * 1024 * 1024;

/** Stores a file after looking at its bytes. 415 when it is not what it says or of a kind that is not taken; 422 when empty or larger than 10 MB. `actor` null: the online intake. */
export async function storeFile(deps: DeskDeps, actor: Actor | null, input: StoreFile): Promise<Result<{ readonly id: string; readonly mediaType: string }>> {
  return inUnit(deps, actor ?? SYSTEM, async (unit) => {
    if (input.dossierId && actor) await lockOwn(unit.trx, actor, input.dossierId);
    return keepFile(unit, input);
  });
}

export async function keepFile(unit: Unit, input: StoreFile): Promise<{ readonly id: string; readonly mediaType: string }> {
  if (input.content.length === 0) refuse(422, 'Tệp rỗng', 'The file is empty');
  if (input.content.length > LARGEST_FILE_BYTES) refuse(422, 'Tệp lớn hơn 10 MB', 'The file is larger than 10 MB');
  const sniffed = (await fileTypeFromBuffer(input.content))?.mime;
  if (!sniffed || !TAKEN.includes(sniffed)) return refuse(415, 'Chỉ nhận PDF, JPEG, PNG, DOCX, XLSX', 'Only PDF, JPEG, PNG, DOCX and XLSX are taken');
  if (sniffed !== input.declaredMediaType.split(';')[0]!.trim().toLowerCase()) refuse(415, `Tệp không phải là ${input.declaredMediaType}`, `The file says it is ${input.declaredMediaType}, but it is ${sniffed}`);
  const id = randomUUID();
  await unit.trx('desk.file').insert({
    id, dossier_id: input.dossierId, name: input.name.slice(0, 200), media_type: sniffed, size: input.content.length, sha256: createHash('sha256').update(input.content).digest('hex'), content: input.content,
    kind: input.kind, uploaded_by: unit.actor.id, uploaded_at: unit.at,
  });
  if (input.dossierId) await unit.history({ dossierId: input.dossierId, kind: 'file-stored', data: { fileId: id, name: input.name, kind: input.kind } });
  return { id, mediaType: sniffed };
}
