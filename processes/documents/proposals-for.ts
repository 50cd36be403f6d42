import type { ComponentDocument, ProcedureFacts } from '../schema/facts.ts';
import type { ProcedureWithPapers } from './once-only.ts';
import { proposalsOfProcedure, type PaperRules } from './papers-of.ts';
import type { Proposal } from './proposals.ts';
import { withPapers } from './with-papers.ts';

/** A proposal for one paper of a procedure as its facts ask for it. */
export interface PaperProposal extends Omit<Proposal, 'code' | 'case' | 'remove'> {
  readonly componentId: string;
  readonly document: string;
  /** Looked up already: nothing is left to propose. */
  readonly lookedUp: boolean;
}

/**
 * What the appendix proposes for the papers that these facts name, each paper with each of its rows once.
 * @param imported the procedure as imported, where it was: its papers say more than their names (`mentions`).
 */
export function proposalsFor(facts: ProcedureFacts, imported: ProcedureWithPapers | undefined, rules: PaperRules): readonly PaperProposal[] {
  return paperProposals(facts.components, proposalsOfProcedure(imported ?? withPapers(facts), facts.catalogue?.baseCode, rules));
}

export function paperProposals(components: readonly ComponentDocument[], proposals: readonly Proposal[]): readonly PaperProposal[] {
  return components.flatMap(({ id, name, source }) => {
    const rows = new Map(proposals.filter(({ remove }) => remove.document === name).map((each) => [each.clause.row, each]));
    return [...rows.values()].map(({ code: _code, case: _case, remove: _remove, ...rest }): PaperProposal => ({ ...rest, componentId: id, document: name, lookedUp: source !== 'applicant' }));
  });
}

/** Where the look-up is written, in the form of processes/catalogue: resolution, row of its appendix, law and clause. */
export const lawOf = ({ clause: { resolution, row, law, clause } }: Pick<Proposal, 'clause'>): string => `NQ ${resolution}, Phụ lục I, số ${row}; ${[law, clause].filter(Boolean).join(', ')}`;
