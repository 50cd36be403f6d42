import { completionQueue } from '../completion/queue.ts';
import { issuersOf } from '../documents/issuers.ts';
import { loadOnceOnly } from '../documents/load-once-only.ts';
import { proposalsEnding, proposalsInForce } from '../documents/proposals.ts';
import { kindsInCatalogue } from '../documents/review-list.ts';
import { editedAttributes } from '../import/merge.ts';
import { stepsAddUp } from '../lint/steps-add-up.ts';
import { loadImported } from '../load-imported.ts';
import { loadInternalProcesses } from '../load-internal.ts';
import { readProcedures } from '../load.ts';
import { portfolioMembers } from '../portfolio/members.ts';
import { portfolioOn } from '../portfolio/portfolio.ts';
import { approvedCheck, type ApprovedCheck } from './approved-check.ts';
import { isUnclear, type ImportedProcedureFacts } from '../schema/imported-facts.ts';

/** What the catalogue's facts hold and lack, in numbers with examples. Everything is computed from `processes/`. @param on YYYY-MM-DD, for what is in force and the portfolio. */
export function factsCheck(on: string): FactsCheck {
  const imported = loadImported();
  const { procedures: byHand, problems } = readProcedures();
  const internal = loadInternalProcesses();
  const { register, kindOf, procedures, replacements, outcome, proposals } = loadOnceOnly();
  const kinds = kindsInCatalogue(procedures, kindOf);
  const kindById = new Map(register.kinds.map(({ kind }) => [kind.id, kind]));
  const issuers = issuersOf(imported.procedures, kindOf, (id) => { const kind = kindById.get(id)!; return kind.holder.is !== 'applicant' && kind.within; });
  const sums = internal.processes.map((process) => ({ id: process.id, ...(process.code ? { code: process.code } : {}), ...stepsAddUp(process) }));
  const queue = completionQueue(imported.procedures, () => 0);
  const lacking = (attribute: string): number => queue.filter(({ lacks }) => lacks.some((lack) => lack.attribute === attribute)).length;
  const portfolio = portfolioOn(portfolioMembers(imported.procedures, byHand), on);
  const heldBy = (holder: string): number => Object.entries(kinds.byKind).filter(([id]) => kindById.get(id)?.holder.is === holder).reduce((sum, [, count]) => sum + count, 0);
  return {
    on,
    facts: { imported: imported.procedures.length, byHand: byHand.length, edited: imported.procedures.filter((facts) => editedAttributes(facts).length > 0).length, documents: kinds.documents, cases: procedures.reduce((sum, { cases }) => sum + cases.length, 0) },
    unread: unreadOf(imported.procedures),
    toComplete: { procedures: queue.length, limit: lacking('limit'), fee: lacking('fee'), papers: lacking('papers') },
    internal: {
      processes: sums.length, addUp: sums.filter(({ verdict }) => verdict === 'adds-up').length, cannotBeJudged: sums.filter(({ verdict }) => verdict === 'cannot-be-judged').length,
      sumsThatDiffer: sums.flatMap((sum) => (sum.verdict === 'differs' ? [{ id: sum.id, ...(sum.code ? { code: sum.code } : {}), stepsDays: sum.stepsMinutes / 480, statedDays: sum.totalMinutes / 480 }] : [])),
    },
    approved: approvedCheck(imported.procedures, internal.processes),
    documentKinds: { kinds: register.kinds.length, certain: kinds.certain, toReview: kinds.toReview.length, inRegisters: heldBy('register'), onlyTheApplicant: heldBy('applicant'), holderUnknown: heldBy('unknown'), withIssuers: issuers.size },
    papersReplaced: {
      rows: replacements.rows.length, rowsUnread: replacements.unread.length, rowsInCatalogue: outcome.rowsInCatalogue, rowsFound: outcome.rowsFound, alreadyApplied: outcome.alreadyApplied.length,
      documents: outcome.found.length, notFound: countBy(outcome.notFound.map(({ reason }) => reason)), foundBy: countBy(outcome.found.map(({ foundBy }) => foundBy)),
      proposalsReady: proposals.filter(({ ready }) => ready).length, inForce: proposalsInForce(proposals, on).length, endingWithin6Months: proposalsEnding(proposals, on, sixMonthsAfter(on)).length,
    },
    portfolio: { procedures: portfolio.total.procedures, online: portfolio.total.online, reengineered: portfolio.total.reengineered },
    problems: [...problems, ...imported.problems, ...internal.problems].map(({ file, line, path, message }) => `${file}:${line}: ${path} ${message}`),
  };
}

export interface FactsCheck {
  readonly on: string;
  readonly facts: { readonly imported: number; readonly byHand: number; readonly edited: number; readonly documents: number; readonly cases: number };
  /** Attribute → reason → procedures. */
  readonly unread: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly toComplete: { readonly procedures: number; readonly limit: number; readonly fee: number; readonly papers: number };
  readonly internal: { readonly processes: number; readonly addUp: number; readonly cannotBeJudged: number; readonly sumsThatDiffer: readonly { readonly id: string; readonly code?: string; readonly stepsDays: number; readonly statedDays: number }[] };
  readonly approved: ApprovedCheck;
  readonly documentKinds: { readonly kinds: number; readonly certain: number; readonly toReview: number; readonly inRegisters: number; readonly onlyTheApplicant: number; readonly holderUnknown: number; readonly withIssuers: number };
  readonly papersReplaced: {
    readonly rows: number; readonly rowsUnread: number; readonly rowsInCatalogue: number; readonly rowsFound: number; readonly alreadyApplied: number; readonly documents: number;
    readonly notFound: Readonly<Record<string, number>>; readonly foundBy: Readonly<Record<string, number>>; readonly proposalsReady: number; readonly inForce: number; readonly endingWithin6Months: number;
  };
  readonly portfolio: { readonly procedures: number; readonly online: number; readonly reengineered: number };
  readonly problems: readonly string[];
}

/** Counted over what the files hold now: what staff filled in is no longer unread. */
function unreadOf(procedures: readonly ImportedProcedureFacts[]): FactsCheck['unread'] {
  const table: Record<string, Record<string, Set<string>>> = {};
  const missed = (attribute: string, reason: string, code: string): void => void ((table[attribute] ??= {})[reason] ??= new Set()).add(code);
  for (const facts of procedures) {
    for (const { limit, fee } of facts.channels) {
      if (isUnclear(limit)) missed('limit', limit.unclear, facts.code);
      if (isUnclear(fee)) missed('fee', fee.unclear, facts.code);
    }
    if (facts.cases.length === 0) missed('papers', facts.notDocuments.headings + facts.notDocuments.notes > 0 ? 'not-told-apart' : 'no-documents', facts.code);
    if (facts.cases.some(({ components }) => components.some(({ duty, original, copies }) => duty === 'submit' && original + copies === 0))) missed('papers', 'count-not-stated', facts.code);
    if (!facts.authority) missed('authority', 'not-stated', facts.code);
    if (!facts.ministry) missed('publisher', 'not-readable', facts.code);
    if (!facts.kind) missed('kind', 'not-stated', facts.code);
    if (facts.results.length === 0) missed('results', 'not-stated', facts.code);
    if (facts.numberedSteps === 0) missed('steps', 'not-numbered', facts.code);
  }
  return Object.fromEntries(Object.entries(table).map(([attribute, reasons]) => [attribute, Object.fromEntries(Object.entries(reasons).map(([reason, codes]) => [reason, codes.size]))]));
}

function countBy(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** The same day six months on; a day that the month lacks becomes its last. */
function sixMonthsAfter(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + 6, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + 5, Math.min(date, last))).toISOString().slice(0, 10);
}
