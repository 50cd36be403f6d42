import { approvedProcessOf } from '../compile/approved-process.ts';
import { stepsAddUp } from '../lint/steps-add-up.ts';
import { shortestLimitDays } from '../patterns/choose-pattern.ts';
import type { ImportedProcedureFacts } from '../schema/imported-facts.ts';
import type { InternalProcessFacts } from '../schema/internal-facts.ts';

/** Procedures whose file has an approved internal process; where its steps differ from its own total, or take longer than the shortest limit of the procedure. */
export interface ApprovedCheck { readonly procedures: number; readonly sumsThatDiffer: readonly string[]; readonly aboveLimit: readonly { readonly code: string; readonly stepsDays: number; readonly limitDays: number }[] }

const DAY_MINUTES = 480;

/** @param published files of processes/internal */
export function approvedCheck(procedures: readonly ImportedProcedureFacts[], published: readonly InternalProcessFacts[]): ApprovedCheck {
  const byId = new Map(published.map((process) => [process.id, process]));
  const approved = procedures.flatMap((facts) => { const read = approvedProcessOf(facts, byId); return read && 'process' in read ? [{ code: facts.code, limitDays: shortestLimitDays(facts), sum: stepsAddUp(read.process) }] : []; });
  return {
    procedures: approved.length,
    sumsThatDiffer: approved.flatMap(({ code, sum }) => (sum.verdict === 'differs' ? [code] : [])),
    aboveLimit: approved.flatMap(({ code, limitDays, sum: { stepsMinutes } }) => (limitDays !== undefined && stepsMinutes !== undefined && stepsMinutes > limitDays * DAY_MINUTES ? [{ code, stepsDays: stepsMinutes / DAY_MINUTES, limitDays }] : [])),
  };
}
