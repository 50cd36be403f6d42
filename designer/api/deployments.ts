import type { DesignerDeps } from './deps.ts';
import type { VersionRow } from './contract.ts';

export interface CurrentModel { readonly version: number | null; readonly xml: string; readonly origin: 'shipped' | 'designer'; readonly deployedAt: Date | null }
type Deps = Pick<DesignerDeps, 'db' | 'engine' | 'models'>;

export const processIdOf = (code: string): string => `procedure-${code}`;

/** What a new dossier would take; the shipped model where this engine has none yet. */
export async function currentModel({ db, engine, models }: Deps, code: string): Promise<CurrentModel | null> {
  const row = await db('desk.deployment').where({ engine, bpmn_process_id: processIdOf(code) }).orderBy('version', 'desc')
    .first<{ version: number; bpmn_xml: string; origin: 'shipped' | 'designer'; deployed_at: Date } | undefined>('version', 'bpmn_xml', 'origin', 'deployed_at');
  if (row) return { version: row.version, xml: row.bpmn_xml, origin: row.origin, deployedAt: row.deployed_at };
  const shipped = models.shipped.get(code);
  return shipped ? { version: null, xml: shipped.xml, origin: 'shipped', deployedAt: null } : null;
}

export async function versionXml({ db, engine }: Deps, code: string, version: number): Promise<string | undefined> {
  return (await db('desk.deployment').where({ engine, bpmn_process_id: processIdOf(code), version }).first<{ bpmn_xml: string } | undefined>('bpmn_xml'))?.bpmn_xml;
}

/** Newest first, each with the dossiers that still run on it. */
export async function versionsOf({ db, engine }: Deps, code: string): Promise<readonly VersionRow[]> {
  const rows = await db('desk.deployment as p').leftJoin('desk.account as a', 'a.id', 'p.deployed_by').leftJoin('designer.draft as d', 'd.id', 'p.draft_id')
    .where({ 'p.engine': engine, 'p.bpmn_process_id': processIdOf(code) }).orderBy('p.version', 'desc')
    .select<{ version: number; origin: string; deployed_at: Date; name: string | null; draft_id: string | null; title: string | null }[]>('p.version', 'p.origin', 'p.deployed_at', 'a.name', 'p.draft_id', 'd.title');
  const running = new Map((await db('desk.dossier').where({ procedure_code: code }).whereNull('closed_at').whereNotNull('process_definition_version').groupBy('process_definition_version')
    .select<{ version: number; count: number }[]>('process_definition_version as version', db.raw('count(*)::int as count'))).map(({ version, count }) => [version, count]));
  return rows.map((row) => ({ version: row.version, origin: row.origin, deployedAt: row.deployed_at.toISOString(), deployedBy: row.name, draftId: row.draft_id, draftTitle: row.title, runningDossiers: running.get(row.version) ?? 0 }));
}
