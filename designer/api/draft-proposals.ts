import type { Refusal, Result } from '../../desk/commands/command.ts';
import { kindDecisions } from '../../desk/store/document-kinds.ts';
import { localDate } from '../../desk/domain/local-day.ts';
import { loadCompiled } from '../../processes/compile/compiled-catalogue.ts';
import { rulesWith } from '../../processes/documents/papers-of.ts';
import { lawOf, proposalsFor, type PaperProposal } from '../../processes/documents/proposals-for.ts';
import { isInForce, type ProcedureFacts } from '../../processes/schema/facts.ts';
import { registerName } from '../../processes/schema/register-names.ts';
import { NO_FACTS_CHANGE, type FactsChange, type PaperChange } from '../facts/facts-change.ts';
import type { AppliedProposal } from './contract.ts';
import type { DesignerDeps } from './deps.ts';

const no = (status: Refusal['status'], vi: string, en: string): Refusal => ({ ok: false, status, title: { vi, en } });

/**
 * The change of facts that adopts proposals: the paper is looked up, and keeps the clause that says so with its dates. 422: there is no such proposal for that
 * paper, it is not in force today, or replaces a part of the paper only; 409: looked up already, or in another open draft.
 */
export async function changeOfProposals(deps: Pick<DesignerDeps, 'db' | 'clock'>, facts: ProcedureFacts, applied: readonly AppliedProposal[]): Promise<Result<FactsChange>> {
  const known = proposalsFor(facts, loadCompiled().get(facts.code)?.imported, rulesWith(await kindDecisions(deps.db)));
  const today = localDate(deps.clock.now());
  const adopted: { readonly proposal: PaperProposal; readonly register: string }[] = [];
  for (const { componentId, row, register } of applied) {
    const proposal = known.find((each) => each.componentId === componentId && each.clause.row === row);
    if (!proposal) return no(422, 'Không có đề xuất này cho giấy tờ đó. Hãy tải lại trang.', 'There is no such proposal for this paper. Load the page again.');
    if (proposal.lookedUp) return no(409, `Giấy tờ “${proposal.document}” đã được tra cứu từ cơ sở dữ liệu.`, `The paper '${proposal.document}' is looked up already.`);
    if (proposal.partly) return no(422, `Dữ liệu chỉ thay một phần giấy tờ “${proposal.document}”, nên không bỏ được cả giấy tờ.`, `The data replace a part of '${proposal.document}' only, so the paper cannot go.`);
    if (!isInForce(proposal.inForce, today)) return no(422, `Quy định thay giấy tờ “${proposal.document}” không có hiệu lực hôm nay.`, `The rule that replaces '${proposal.document}' is not in force today.`);
    if (!proposal.lookUp.registers.includes(register)) return no(422, `Quy định không nêu ${registerName(register).vi} cho giấy tờ “${proposal.document}”.`, `The rule does not name ${registerName(register).en} for '${proposal.document}'.`);
    if (adopted.some(({ proposal: other }) => other.componentId === componentId)) return no(422, `Giấy tờ “${proposal.document}” chỉ được chọn một lần.`, `The paper '${proposal.document}' may be picked once only.`);
    adopted.push({ proposal, register });
  }
  const taken = await openDraftOf(deps, facts.code, new Set(adopted.map(({ proposal }) => proposal.componentId)));
  if (taken) return no(409, `Bản thảo “${taken}” đã bỏ giấy tờ này. Hãy mở bản thảo đó.`, `The draft '${taken}' does that already. Open it instead.`);
  return { ok: true, value: { ...NO_FACTS_CHANGE, papers: Object.fromEntries(adopted.map(({ proposal, register }): [string, PaperChange] => [proposal.componentId, { kind: 'register', register, law: lawOf(proposal), inForce: proposal.inForce }])), ground: groundOf(adopted.map(({ proposal }) => proposal)) } };
}

/** Title of an open draft that changes one of the papers. */
async function openDraftOf({ db }: Pick<DesignerDeps, 'db'>, code: string, papers: ReadonlySet<string>): Promise<string | undefined> {
  const drafts = await db('designer.draft').where({ procedure_code: code }).whereIn('state', ['draft', 'submitted', 'approved', 'rejected']).whereNotNull('facts_change').select<{ title: string; facts_change: FactsChange }[]>('title', 'facts_change');
  return drafts.find(({ facts_change: { papers: changed } }) => Object.entries(changed).some(([id, paper]) => papers.has(id) && paper.kind !== 'applicant'))?.title;
}

/** One line for the decision; each paper keeps its own clause. */
function groundOf(proposals: readonly PaperProposal[]): string {
  const texts = [...new Set(proposals.map(({ clause }) => clause.resolution))].map((resolution) => {
    const of = proposals.filter(({ clause }) => clause.resolution === resolution);
    const rows = [...new Set(of.map(({ clause }) => clause.row))].sort((a, b) => a - b);
    const until = of.map(({ inForce }) => inForce.to).sort()[0] ?? '';
    return `Nghị quyết ${resolution}, Phụ lục I, số ${rows.join(', ')} (hiệu lực đến ${until.split('-').reverse().join('/')})`;
  });
  return texts.join('; ');
}
