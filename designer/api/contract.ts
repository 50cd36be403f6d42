/**
 * The HTTP contract between designer/api and designer/web; session, csrf and problem details as in desk/api/contract.ts. All under /api/designer.
 *
 *   GET    /vocabulary                          Vocabulary                 job types, forms, roles: templates and lint are made from it
 *   GET    /procedures                          ProcedureRow[]
 *   GET    /procedures/{code}                   ProcedureDesign            before and current model, counts, changes, versions, drafts
 *   GET    /procedures/{code}/versions/{n}      { xml }
 *   POST   /procedures/{code}/drafts            { title, proposals? } → DraftView      a draft of the deployed version; with proposals its papers are looked up instead (409: looked up already, or in another open draft; 422)   reform-staff
 *   GET    /drafts?state=                       DraftRow[]
 *   GET    /drafts/{id}                         DraftView
 *   PUT    /drafts/{id}                         { xml, title?, factsChange?, version } → { version, updatedAt }   409: somebody else saved   reform-staff
 *   DELETE /drafts/{id}                         laid aside; its revisions stay                                              reform-staff
 *   GET    /drafts/{id}/revisions               RevisionRow[]
 *   GET    /drafts/{id}/revisions/{n}           { xml, factsChange }
 *   GET    /drafts/{id}/compare?with=deployed|before     ComparedModels
 *   POST   /drafts/{id}/submit                  { note, version, overNewerVersion? } → DraftView     422 with errors by element id        reform-staff
 *   POST   /drafts/{id}/recall                  → DraftView                back to the author                               reform-staff
 *   POST   /drafts/{id}/approve                 { note? } → DraftView      not by anybody who worked on it                  leader
 *   POST   /drafts/{id}/reject                  { reason } → DraftView                                                      leader
 *   POST   /drafts/{id}/deploy                  → DraftView                422 with the engine's refusal by element id      leader, reform-staff
 *   POST   /lint                                { xml, procedureCode? } → { problems: Problem[] }
 */
import type { ProcedureFacts, Text } from '../../processes/schema/facts.ts';
import type { Comparison } from '../compare/compare.ts';
import type { Counts } from '../compare/count.ts';
import type { FactsProblem } from '../facts/check-facts.ts';
import type { FactsChange } from '../facts/facts-change.ts';
import type { Step } from '../compare/step.ts';

export type DraftState = 'draft' | 'submitted' | 'approved' | 'rejected' | 'deployed' | 'discarded';

/** Paper × row of the appendix (desk/api: ProposalView), and the register that is to be asked. */
export interface AppliedProposal { readonly componentId: string; readonly row: number; readonly register: string }

export interface ProcedureRow {
  readonly code: string; readonly name: string; readonly shortName: Text; readonly field: string; readonly level: string;
  readonly reengineered: boolean; readonly hasBefore: boolean;
  readonly deployedVersion: number | null; readonly deployedAt: string | null; readonly origin: 'shipped' | 'designer' | null;
  readonly openDrafts: number; readonly submittedDrafts: number; readonly runningDossiers: number;
}
export interface VersionRow { readonly version: number; readonly origin: string; readonly deployedAt: string; readonly deployedBy: string | null; readonly draftId: string | null; readonly draftTitle: string | null; readonly runningDossiers: number }
/** Facts that were deployed with a model; 1 is the catalogue's. */
export interface FactsVersionRow { readonly version: number; readonly modelVersion: number | null; readonly ground: string; readonly deployedAt: string | null; readonly deployedBy: string | null; readonly draftId: string | null; readonly draftTitle: string | null; readonly openDossiers: number }
export interface ProcedureDesign {
  /** In force: what new dossiers take. */
  readonly facts: ProcedureFacts;
  readonly factsVersion: number;
  /** Newest first. */
  readonly factsVersions: readonly FactsVersionRow[];
  readonly deployedVersion: number | null;
  readonly currentXml: string | null;
  readonly beforeXml: string | null;
  /** Before re-engineering → now; null without a model of before. */
  readonly comparison: Comparison | null;
  readonly current: { readonly counts: Counts; readonly steps: readonly Step[] } | null;
  readonly versions: readonly VersionRow[];
  readonly drafts: readonly DraftRow[];
}
export interface DraftRow {
  readonly id: string; readonly procedureCode: string; readonly title: string; readonly state: DraftState; readonly baseVersion: number | null; readonly baseFactsVersion: number;
  readonly author: { readonly id: string; readonly name: string }; readonly createdAt: string; readonly updatedAt: string; readonly submittedAt: string | null;
  readonly decidedBy: string | null; readonly decidedAt: string | null; readonly decisionNote: string | null; readonly note: string;
  readonly deployedVersion: number | null; readonly version: number;
}
export type DraftAct = 'edit' | 'submit' | 'recall' | 'approve' | 'reject' | 'deploy' | 'discard';
export interface DraftView extends DraftRow {
  readonly xml: string; readonly procedureName: string; readonly currentVersion: number | null; readonly currentFactsVersion: number;
  /** What it changes of the facts; null: nothing. */
  readonly factsChange: FactsChange | null;
  /** In force, which the change is over; and the catalogue's, whose limits are the ceiling. */
  readonly facts: ProcedureFacts; readonly legalFacts: ProcedureFacts;
  /** Where facts in force and deployed model disagree already: not this draft's doing. */
  readonly disagreements: readonly FactsProblem[];
  readonly lastEditor: { readonly id: string; readonly name: string; readonly at: string } | null;
  readonly revisions: number;
  /** What the signed-in officer may do with it now. */
  readonly may: readonly DraftAct[];
  /** Why approving is not offered to somebody who otherwise could. */
  readonly ownWork: boolean;
}
export interface RevisionRow { readonly n: number; readonly at: string; readonly author: string; readonly bytes: number }
export interface ComparedModels { readonly before: { readonly xml: string; readonly version: number | null }; readonly after: { readonly xml: string }; readonly comparison: Comparison; readonly outdated: boolean; /** On what ground the facts change; '' when they do not. */ readonly factsGround: string }
export interface Saved { readonly version: number; readonly updatedAt: string }
