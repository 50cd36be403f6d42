import type { QueryDeps } from './query-deps.ts';
import { visibleDossiers, type Viewer } from './visible-dossiers.ts';
import type { DossierRow } from './dossier-rows.ts';

export interface Diagram { readonly xml: string; readonly activeElementIds: readonly string[]; readonly doneElementIds: readonly string[] }

/**
 * The model of the version that the dossier runs on. What is active and done, the desk knows from its own tasks and history (design, invariant 1):
 * models are flat and rest only at jobs, so an open task is the token.
 */
export async function diagram(deps: QueryDeps, viewer: Viewer, id: string): Promise<Diagram | undefined> {
  const { db } = deps;
  const row = await visibleDossiers(deps, viewer).where('v.id', id).first<DossierRow | undefined>('v.*');
  if (!row) return undefined;
  const [model, active, done] = await Promise.all([
    modelOf(deps, row),
    db('desk.task').where({ dossier_id: id }).whereNot({ kind: 'desk-task' }).whereIn('state', ['open', 'claimed', 'completing']).distinct('element_id').pluck('element_id') as unknown as Promise<string[]>,
    db('desk.history').where({ dossier_id: id }).whereNotNull('element_id').distinct('element_id').pluck('element_id') as unknown as Promise<string[]>,
  ]);
  if (!model) return undefined;
  return { xml: model, activeElementIds: active, doneElementIds: done.filter((element) => !active.includes(element)) };
}

/** The running version; before the instance has claimed its dossier, the newest one. */
async function modelOf({ db }: QueryDeps, row: DossierRow): Promise<string | undefined> {
  const models = db('desk.deployment').orderBy('id', 'desc');
  if (row.bpmn_process_id) models.where({ bpmn_process_id: row.bpmn_process_id }); else models.where({ procedure_code: row.procedure_code });
  if (row.process_definition_version !== null) models.where({ version: row.process_definition_version });
  return (await models.first<{ bpmn_xml: string } | undefined>('bpmn_xml'))?.bpmn_xml;
}
