import type { Actor } from '../../desk/commands/command.ts';
import { compare } from '../compare/compare.ts';
import { countsOf } from '../compare/count.ts';
import { readModel } from '../compare/moddle.ts';
import { pictureOf } from '../compare/picture.ts';
import type { Side, SideFacts } from '../compare/side.ts';
import { stepsOf } from '../compare/step.ts';
import { wordsOf } from '../lint/words.ts';
import type { ComparedModels, DraftAct, DraftView, ProcedureDesign, ProcedureRow } from './contract.ts';
import { factsInForce, factsOfVersion } from '../../desk/store/facts-versions.ts';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import { applyFactsChange } from '../facts/apply-facts-change.ts';
import { factsOfModel } from '../facts/facts-of-model.ts';
import { changesNothing } from '../facts/facts-change.ts';
import { currentModel, processIdOf, versionsOf, versionXml } from './deployments.ts';
import { disagreementsNow, factsVersionsOf } from './draft-facts.ts';
import type { DesignerDeps } from './deps.ts';
import { draftRow, editorsOf, findDraft, lastRevision, listDrafts, type StoredDraft } from './draft-rows.ts';

export async function procedureRows(deps: DesignerDeps): Promise<readonly ProcedureRow[]> {
  const { db, engine, catalogue, models } = deps;
  const deployed = new Map((await db('desk.deployment').where({ engine }).distinctOn('bpmn_process_id').orderBy([{ column: 'bpmn_process_id' }, { column: 'version', order: 'desc' }])
    .select<{ bpmn_process_id: string; version: number; origin: 'shipped' | 'designer'; deployed_at: Date }[]>('bpmn_process_id', 'version', 'origin', 'deployed_at')).map((row) => [row.bpmn_process_id, row]));
  const drafts = new Map((await db('designer.draft').whereIn('state', ['draft', 'rejected', 'submitted', 'approved']).groupBy('procedure_code')
    .select<{ procedure_code: string; open: number; submitted: number }[]>('procedure_code', db.raw('count(*)::int as open'), db.raw("count(*) filter (where state = 'submitted')::int as submitted"))).map((row) => [row.procedure_code, row]));
  const running = new Map((await db('desk.dossier').whereNull('closed_at').groupBy('procedure_code').select<{ procedure_code: string; count: number }[]>('procedure_code', db.raw('count(*)::int as count'))).map((row) => [row.procedure_code, row.count]));
  return catalogue.procedures().map((facts) => {
    const deployment = deployed.get(processIdOf(facts.code));
    return {
      code: facts.code, name: facts.name, shortName: facts.shortName, field: facts.field.name, level: facts.level, reengineered: facts.reengineering.state === 're-engineered', hasBefore: models.before.has(facts.code),
      deployedVersion: deployment?.version ?? null, deployedAt: deployment?.deployed_at.toISOString() ?? null, origin: deployment?.origin ?? null,
      openDrafts: drafts.get(facts.code)?.open ?? 0, submittedDrafts: drafts.get(facts.code)?.submitted ?? 0, runningDossiers: running.get(facts.code) ?? 0,
    };
  });
}

export async function procedureDesign(deps: DesignerDeps, code: string): Promise<ProcedureDesign | null> {
  const inForce = await factsInForce(deps.db, deps.catalogue, code);
  if (!inForce) return null;
  const { facts } = inForce;
  const current = await currentModel(deps, code);
  const beforeXml = deps.models.before.get(code)?.xml ?? null;
  const now = current && await sideOf(current.xml, { kind: 'facts', facts });
  const past = beforeXml ? await sideOf(beforeXml, { kind: 'past', facts }) : null;
  return {
    facts, factsVersion: inForce.version, factsVersions: await factsVersionsOf(deps.db, code), deployedVersion: current?.version ?? null, currentXml: current?.xml ?? null, beforeXml,
    comparison: past && now ? compare(past, now, wordsOf(deps.vocabulary, facts)) : null,
    current: now && { counts: countsOf(now), steps: stepsOf(now.picture) },
    versions: await versionsOf(deps, code), drafts: await listDrafts(deps.db, { procedureCode: code }),
  };
}

/** What the leader decides on: the deployed version (or how it ran before re-engineering) against the draft. Once deployed: the version that it replaced. */
export async function comparedDraft(deps: DesignerDeps, draft: StoredDraft, against: 'deployed' | 'before'): Promise<ComparedModels | null> {
  const inForce = await factsInForce(deps.db, deps.catalogue, draft.procedure_code);
  const current = await currentModel(deps, draft.procedure_code);
  const replaced = draft.state === 'deployed' ? await replacedBy(deps, draft) : null;
  const left = against === 'before' ? deps.models.before.get(draft.procedure_code) : replaced ?? current;
  if (!inForce || !left) return null;
  const facts = replaced?.facts ?? inForce.facts;
  const before = await sideOf(left.xml, { kind: against === 'before' ? 'past' : 'facts', facts });
  const drawn = await sideOf(draft.bpmn_xml, { kind: 'facts', facts });
  if (!before || !drawn) return null;
  const after: Side = { ...drawn, facts: { kind: 'facts', facts: factsOfModel(applyFactsChange(facts, draft.facts_change), drawn.picture, draft.facts_change?.ground ?? '') } };
  return {
    before: { xml: left.xml, version: against === 'before' ? null : replaced ? replaced.version : current?.version ?? null }, after: { xml: draft.bpmn_xml },
    comparison: compare(before, after, wordsOf(deps.vocabulary, facts)), outdated: draft.state !== 'deployed' && current !== null && (current.version !== draft.base_version || inForce.version !== draft.base_facts_version),
    factsGround: changesNothing(draft.facts_change) ? '' : draft.facts_change?.ground ?? '',
  };
}

/** Model and facts over which a draft was deployed. */
async function replacedBy(deps: DesignerDeps, draft: StoredDraft): Promise<{ readonly xml: string; readonly version: number | null; readonly facts: ProcedureFacts } | null> {
  const xml = draft.base_version === null ? deps.models.shipped.get(draft.procedure_code)?.xml : await versionXml(deps, draft.procedure_code, draft.base_version);
  const facts = await factsOfVersion(deps.db, deps.catalogue, draft.procedure_code, draft.base_facts_version);
  return xml && facts ? { xml, version: draft.base_version, facts } : null;
}

export async function draftView(deps: DesignerDeps, actor: Actor, id: string): Promise<DraftView | null> {
  const draft = await findDraft(deps.db, id);
  if (!draft || draft.state === 'discarded') return null;
  const editors = await editorsOf(deps.db, id);
  const ownWork = actor.id !== null && (draft.author_id === actor.id || editors.has(actor.id));
  const counted = await deps.db('designer.draft_revision').where({ draft_id: id }).first<{ count: number } | undefined>(deps.db.raw('count(*)::int as count'));
  const inForce = await factsInForce(deps.db, deps.catalogue, draft.procedure_code);
  if (!inForce) return null;
  return {
    ...draftRow(draft), xml: draft.bpmn_xml, procedureName: inForce.facts.name,
    currentFactsVersion: inForce.version, factsChange: draft.facts_change, facts: inForce.facts, legalFacts: deps.catalogue.procedure(draft.procedure_code) ?? inForce.facts, disagreements: await disagreementsNow(deps, draft.procedure_code, inForce.facts),
    currentVersion: (await currentModel(deps, draft.procedure_code))?.version ?? null, lastEditor: await lastRevision(deps.db, id), revisions: counted?.count ?? 0, may: actsOn(draft, actor, ownWork), ownWork,
  };
}

function actsOn({ state }: StoredDraft, { roles }: Actor, ownWork: boolean): readonly DraftAct[] {
  const reformer = roles.includes('reform-staff'), leader = roles.includes('leader');
  const open = state === 'draft' || state === 'rejected';
  const acts: readonly (readonly [DraftAct, boolean])[] = [
    ['edit', reformer && open], ['submit', reformer && open], ['discard', reformer && open], ['recall', reformer && (state === 'submitted' || state === 'approved')],
    ['approve', leader && state === 'submitted' && !ownWork], ['reject', leader && (state === 'submitted' || state === 'approved')], ['deploy', (leader || reformer) && state === 'approved'],
  ];
  return acts.filter(([, may]) => may).map(([act]) => act);
}

async function sideOf(xml: string, facts: SideFacts): Promise<Side | null> {
  const read = await readModel(xml);
  const picture = read.ok ? pictureOf(read.definitions) : null;
  return read.ok && picture ? { definitions: read.definitions, picture, facts } : null;
}
