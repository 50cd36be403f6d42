import type { QueryDeps } from './query-deps.ts';
import { visibleDossiers, type Viewer } from './visible-dossiers.ts';

export interface StoredFile { readonly name: string; readonly mediaType: string; readonly content: Buffer }

/** A file of a dossier that the viewer may see, or one that he has just uploaded himself. */
export async function fileFor(deps: QueryDeps, viewer: Viewer, id: string): Promise<StoredFile | undefined> {
  const row = await deps.db('desk.file').where({ id }).first<{ dossier_id: string | null; uploaded_by: string | null; name: string; media_type: string; content: Buffer } | undefined>('dossier_id', 'uploaded_by', 'name', 'media_type', 'content');
  if (!row) return undefined;
  const may = row.dossier_id === null ? row.uploaded_by === viewer.id : Boolean(await visibleDossiers(deps, viewer).where('v.id', row.dossier_id).first('v.id'));
  return may ? { name: row.name, mediaType: row.media_type, content: row.content } : undefined;
}
