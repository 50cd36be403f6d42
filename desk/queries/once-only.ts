import type { OnceOnlyAdopted, OnceOnlyList, OnceOnlyRow, ProposalView } from '../api/contract.ts';
import { loadCompiled } from '../../processes/compile/compiled-catalogue.ts';
import { paperRules, proposalsOfProcedure, rulesWith } from '../../processes/documents/papers-of.ts';
import { paperProposals, type PaperProposal } from '../../processes/documents/proposals-for.ts';
import type { Proposal } from '../../processes/documents/proposals.ts';
import { withPapers } from '../../processes/documents/with-papers.ts';
import { isInForce, type ProcedureFacts } from '../../processes/schema/facts.ts';
import { folded } from '../../processes/schema/plain-text.ts';
import { localDate } from '../domain/local-day.ts';
import { catalogueProposals } from '../store/catalogue-proposals.ts';
import { kindDecisions } from '../store/document-kinds.ts';
import type { PageRequest } from './paging.ts';
import type { QueryDeps } from './query-deps.ts';

/** `state` of a paper; `on` YYYY-MM-DD: what is in force that day (today's without). */
export interface OnceOnlyFilter extends PageRequest { readonly q?: string; readonly state?: ProposalView['state']; readonly register?: string; readonly field?: string; readonly on?: string }

/** Procedures that ask for what the State holds, with the papers, most used first; a page of them, counts of the whole list. */
export async function onceOnlyList({ db, catalogue, nowMs }: QueryDeps, filter: OnceOnlyFilter): Promise<OnceOnlyList> {
  const on = filter.on || localDate(nowMs);
  const [proposals, deployed, dossiers] = await Promise.all([catalogueProposals(db, catalogue), latestFacts(db), dossiersOf(db)]);
  const drafts = await openDraftsOf(db);
  const rows: OnceOnlyRow[] = [];
  for (const [code, found] of proposals) {
    const facts = deployed.get(code) ?? catalogue.procedure(code);
    if (!facts) continue;
    const papers = viewsOf(paperProposals(facts.components, found), on, drafts.get(code) ?? []);
    if (papers.length > 0) rows.push({ code, name: facts.name, field: facts.field, dossiers: dossiers.get(code) ?? 0, papers });
  }
  const words = folded(filter.q ?? '');
  const matching = ({ code, name, field, papers }: OnceOnlyRow): readonly ProposalView[] => (words !== '' && !code.includes(words) && !folded(name).includes(words)) || (filter.field && field.id !== filter.field) ? []
    : papers.filter(({ state, registers }) => (!filter.state || state === filter.state) && (!filter.register || registers.includes(filter.register)));
  const shown = rows.map((row) => ({ ...row, papers: matching(row) })).filter(({ papers }) => papers.length > 0)
    .sort((a, b) => b.dossiers - a.dossiers || readyOf(b) - readyOf(a) || (a.code < b.code ? -1 : 1));
  const counts: Record<ProposalView['state'], number> = { ready: 0, compare: 0, partly: 0, drafted: 0, 'looked-up': 0, 'not-in-force': 0 };
  for (const { papers } of rows) for (const { state } of papers) counts[state]++;
  const from = (filter.page - 1) * filter.size;
  return {
    items: shown.slice(from, from + filter.size), total: shown.length, page: filter.page, size: filter.size, on, counts, procedures: rows.length,
    fields: [...new Map(rows.map(({ field }) => [field.id, field])).values()].sort((a, b) => a.name.localeCompare(b.name, 'vi')),
    registers: [...new Set(rows.flatMap(({ papers }) => papers.flatMap(({ registers }) => registers)))],
    resolution: { law: paperRules().replacements.law, ...paperRules().replacements.inForce }, adopted: adoptedOf([...deployed.values(), ...catalogue.procedures().filter(({ code, catalogue: origin }) => !origin && !deployed.has(code))], on),
  };
}

const readyOf = ({ papers }: OnceOnlyRow): number => papers.filter(({ state }) => state === 'ready').length;

/** What can be adopted for one procedure, as its page offers it. */
export async function proposalsOfSheet({ db, nowMs }: Pick<QueryDeps, 'db' | 'nowMs'>, facts: ProcedureFacts): Promise<readonly ProposalView[]> {
  const rules = rulesWith(await kindDecisions(db));
  const imported = loadCompiled().get(facts.code)?.imported;
  const found: readonly Proposal[] = proposalsOfProcedure(imported ?? withPapers(facts), facts.catalogue?.baseCode, rules);
  return found.length === 0 ? [] : viewsOf(paperProposals(facts.components, found), localDate(nowMs), (await openDraftsOf(db, facts.code)).get(facts.code) ?? []);
}

interface OpenDraft { readonly id: string; readonly title: string; readonly papers: readonly string[] }

function viewsOf(proposals: readonly PaperProposal[], on: string, drafts: readonly OpenDraft[]): readonly ProposalView[] {
  return proposals.map(({ componentId, document, paper, lookUp, clause, inForce, ready, partly, lookedUp, foundBy }): ProposalView => {
    const draft = lookedUp ? undefined : drafts.find(({ papers }) => papers.includes(componentId));
    const state = lookedUp ? 'looked-up' : draft ? 'drafted' : !isInForce(inForce, on) ? 'not-in-force' : partly ? 'partly' : ready ? 'ready' : 'compare';
    return { componentId, document, paper, ...lookUp, ...clause, inForce, state, foundBy, draft: draft ? { id: draft.id, title: draft.title } : null };
  });
}

/** Look-ups in force that rest on a text of limited time: what is asked of applicants again when it ends. */
function adoptedOf(all: readonly ProcedureFacts[], on: string): readonly OnceOnlyAdopted[] {
  return all.flatMap(({ code, name, components }) => components.flatMap((paper): OnceOnlyAdopted[] => (paper.source !== 'applicant' && paper.source.inForce
    ? [{ code, name, document: paper.name, register: paper.source.register, law: paper.source.law ?? '', inForce: paper.source.inForce, holds: isInForce(paper.source.inForce, on) }] : [])))
    .sort((a, b) => (a.inForce.to < b.inForce.to ? -1 : a.inForce.to > b.inForce.to ? 1 : a.name.localeCompare(b.name, 'vi')));
}

async function latestFacts(db: QueryDeps['db']): Promise<ReadonlyMap<string, ProcedureFacts>> {
  const rows = await db('desk.facts_version').distinctOn('procedure_code').orderBy([{ column: 'procedure_code' }, { column: 'version', order: 'desc' }]).select<{ procedure_code: string; facts: ProcedureFacts }[]>('procedure_code', 'facts');
  return new Map(rows.map(({ procedure_code, facts }) => [procedure_code, facts]));
}

async function dossiersOf(db: QueryDeps['db']): Promise<ReadonlyMap<string, number>> {
  const rows = await db('desk.dossier').groupBy('procedure_code').select<{ procedure_code: string; n: number }[]>('procedure_code', db.raw('count(*)::int as n'));
  return new Map(rows.map(({ procedure_code, n }) => [procedure_code, n]));
}

/** Drafts that are not deployed yet, by procedure, with the papers that they take from the applicant. */
async function openDraftsOf(db: QueryDeps['db'], code?: string): Promise<ReadonlyMap<string, readonly OpenDraft[]>> {
  const rows = await db('designer.draft').whereIn('state', ['draft', 'submitted', 'approved', 'rejected']).whereNotNull('facts_change').modify((query) => { if (code) void query.where({ procedure_code: code }); }).orderBy('created_at')
    .select<{ id: string; procedure_code: string; title: string; facts_change: { papers: Readonly<Record<string, { kind: string }>> } }[]>('id', 'procedure_code', 'title', 'facts_change');
  const found = new Map<string, OpenDraft[]>();
  for (const { id, procedure_code, title, facts_change } of rows) {
    const draft: OpenDraft = { id, title, papers: Object.entries(facts_change.papers).flatMap(([paper, { kind }]) => (kind === 'applicant' ? [] : [paper])) };
    const drafts = found.get(procedure_code);
    if (drafts) drafts.push(draft); else found.set(procedure_code, [draft]);
  }
  return found;
}
