import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Knex } from 'knex';
import { loadCompiled } from '../../processes/compile/compiled-catalogue.ts';
import { paperRules, proposalsOfProcedure, rulesWith } from '../../processes/documents/papers-of.ts';
import type { Proposal } from '../../processes/documents/proposals.ts';
import { withPapers } from '../../processes/documents/with-papers.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { kindDecisions } from './document-kinds.ts';

type Proposals = ReadonlyMap<string, readonly Proposal[]>;
/** Procedures matched in one turn of the event loop: some 3 ms. */
const A_TURN = 4;
/** By the last decision about a kind: each may find or lose a match. */
const known = new WeakMap<Pick<Catalogue, 'procedure'>, { readonly decision: string; readonly found: Promise<Proposals> }>();

/** Code → what the appendix proposes for its papers; procedures with nothing to propose are left out. Matched again only after a decision about kinds. */
export async function catalogueProposals(db: Knex, catalogue: Pick<Catalogue, 'procedure'>): Promise<Proposals> {
  const decision = (await db('desk.document_kind_decision').max<{ id: string | null }>('id as id').first())?.id ?? '';
  const before = known.get(catalogue);
  if (before?.decision === decision) return before.found;
  const found = match(db, catalogue);
  known.set(catalogue, { decision, found });
  found.catch(() => known.delete(catalogue));
  return found;
}

async function match(db: Knex, catalogue: Pick<Catalogue, 'procedure'>): Promise<Proposals> {
  const rules = rulesWith(await kindDecisions(db));
  const found = new Map<string, readonly Proposal[]>();
  let turn = 0;
  for (const code of paperRules().rowsOf.keys()) {
    const imported = loadCompiled().national.get(code)?.imported;
    const facts = imported ? undefined : catalogue.procedure(code);
    if (!imported && !facts) continue;
    const proposals = proposalsOfProcedure(imported ?? withPapers(facts!), code, rules);
    if (proposals.length > 0) found.set(code, proposals);
    if (++turn % A_TURN === 0) await nextTurn();
  }
  return found;
}
