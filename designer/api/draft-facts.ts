import type { Knex } from 'knex';
import type { Refusal } from '../../desk/commands/command.ts';
import { factsInForce, type FactsInForce } from '../../desk/store/facts-versions.ts';
import type { ProcedureFacts, Text } from '../../processes/schema/facts.ts';
import { readModel } from '../compare/moddle.ts';
import { pictureOf, type Picture } from '../compare/picture.ts';
import { applyFactsChange } from '../facts/apply-facts-change.ts';
import { checkFacts, disagreements, type FactsProblem } from '../facts/check-facts.ts';
import type { FactsChange } from '../facts/facts-change.ts';
import { factsOfModel } from '../facts/facts-of-model.ts';
import type { FactsVersionRow } from './contract.ts';
import { currentModel } from './deployments.ts';
import type { DesignerDeps } from './deps.ts';

interface Drafted { readonly procedure_code: string; readonly facts_change: FactsChange | null }

/** The facts that this draft would deploy: its change over those in force, steps and agencies as in its model. */
export async function draftedFacts({ db, catalogue }: Pick<DesignerDeps, 'db' | 'catalogue'>, draft: Drafted, picture: Picture): Promise<{ readonly facts: ProcedureFacts; readonly inForce: FactsInForce } | null> {
  const inForce = await factsInForce(db, catalogue, draft.procedure_code);
  return inForce ? { inForce, facts: factsOfModel(applyFactsChange(inForce.facts, draft.facts_change), picture, draft.facts_change?.ground ?? '') } : null;
}

/** What keeps its facts from being submitted; null when nothing does. Where facts and model disagreed before, the draft is not to blame. */
export async function factsRefusal(deps: DesignerDeps, draft: Drafted, picture: Picture): Promise<Refusal | null> {
  const drafted = await draftedFacts(deps, draft, picture);
  if (!drafted) return null;
  const known = new Set((await disagreementsNow(deps, draft.procedure_code, drafted.inForce.facts)).map(({ text }) => text.en));
  const legal = deps.catalogue.procedure(draft.procedure_code) ?? drafted.inForce.facts;
  const problems = checkFacts({ legal, base: drafted.inForce.facts, change: draft.facts_change, facts: drafted.facts, picture }).filter(({ text }) => !known.has(text.en));
  const [first] = problems;
  if (!first) return null;
  return { ok: false, status: 422, title: { vi: `Chưa trình được: ${first.text.vi}`, en: `Cannot be submitted: ${first.text.en}` }, errors: Object.fromEntries(problems.map(({ field, text }): [string, Text] => [`facts.${field}`, text])) };
}

/** Where the facts in force and the deployed model disagree. */
export async function disagreementsNow(deps: Pick<DesignerDeps, 'db' | 'engine' | 'models'>, code: string, facts: ProcedureFacts): Promise<readonly FactsProblem[]> {
  const current = await currentModel(deps, code);
  const read = current && await readModel(current.xml);
  const picture = read?.ok ? pictureOf(read.definitions) : null;
  return picture ? disagreements(facts, picture) : [];
}

/** Newest first; the catalogue's is the last. */
export async function factsVersionsOf(db: Knex, code: string): Promise<readonly FactsVersionRow[]> {
  const rows = await db('desk.facts_version as f').leftJoin('desk.account as a', 'a.id', 'f.deployed_by').leftJoin('designer.draft as d', 'd.id', 'f.draft_id').where('f.procedure_code', code).orderBy('f.version', 'desc')
    .select<{ version: number; model_version: number; ground: string; deployed_at: Date; name: string | null; draft_id: string | null; title: string | null }[]>('f.version', 'f.model_version', 'f.ground', 'f.deployed_at', 'a.name', 'f.draft_id', 'd.title');
  const open = new Map((await db('desk.dossier').where({ procedure_code: code }).whereNull('closed_at').groupBy('facts_version').select<{ version: number; count: number }[]>('facts_version as version', db.raw('count(*)::int as count'))).map(({ version, count }) => [version, count]));
  return [
    ...rows.map((row): FactsVersionRow => ({ version: row.version, modelVersion: row.model_version, ground: row.ground, deployedAt: row.deployed_at.toISOString(), deployedBy: row.name, draftId: row.draft_id, draftTitle: row.title, openDossiers: open.get(row.version) ?? 0 })),
    { version: 1, modelVersion: null, ground: '', deployedAt: null, deployedBy: null, draftId: null, draftTitle: null, openDossiers: open.get(1) ?? 0 },
  ];
}
