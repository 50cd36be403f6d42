import type { Knex } from 'knex';
import { loadCompiled } from '../../processes/compile/compiled-catalogue.ts';

/** The model that new dossiers take: what was deployed last, else the one that the first dossier would deploy. undefined: no such procedure. */
export async function procedureModel(db: Knex, code: string): Promise<string | undefined> {
  const deployed = await db('desk.deployment').where({ procedure_code: code }).orderBy('id', 'desc').first<{ bpmn_xml: string } | undefined>('bpmn_xml');
  return deployed?.bpmn_xml ?? loadCompiled().get(code)?.model();
}
