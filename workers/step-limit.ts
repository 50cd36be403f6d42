import type { WorkingTime } from '../engine/time/working-calendar.ts';
import type { Unit } from '../desk/commands/unit.ts';
import { deadline, type LimitTerm } from '../desk/domain/deadline.ts';
import { termOf, type AskRule } from '../desk/domain/resolve-rule.ts';
import { transferredAt } from '../desk/domain/transfer.ts';
import { readLedger } from '../desk/store/clock-ledger.ts';
import type { DossierRow, TaskRow } from '../desk/store/rows.ts';

export interface Step { readonly formKey: string; readonly place: string; readonly minutes: number; readonly time: WorkingTime }

/** Until when a step is to be done: its own working minutes, from the transfer on (T1), and what the law says about telling the applicant what is missing (T8, T9). null: no limit. */
export async function stepLimit(unit: Unit, dossier: DossierRow, rule: AskRule, step: Step): Promise<Date | null> {
  const own = step.minutes > 0 ? step.time.addWorkingMinutes(beginning(unit, dossier, rule, step), step.minutes) : null;
  const legal = step.formKey === 'prepare-supplement' ? await supplementLimit(unit, dossier, rule) : null;
  const limits = [own, legal].filter((limit) => limit !== null);
  return limits.length ? new Date(Math.min(...limits)) : null;
}

/** An administrator's hour goes before the procedure's own. The one-stop itself waits for no transfer. */
function beginning(unit: Unit, dossier: DossierRow, rule: AskRule, { place, time }: Step): number {
  const transfer = rule('T1');
  if (!transfer.on || place === 'one-stop' || !dossier.received_at) return unit.atMs;
  return Math.max(unit.atMs, transferredAt(dossier.received_at.getTime(), transfer.valueSet ? String(transfer.value) : dossier.facts.transferCutoff.time, time));
}

/** Counted as the dossier's own limit is, from its reception, or from when it became complete again. */
async function supplementLimit(unit: Unit, dossier: DossierRow, rule: AskRule): Promise<number | null> {
  const term = await supplementTerm(unit, dossier, rule);
  if (!term) return null;
  const { state, calendarOf } = await readLedger(unit.trx, dossier.id);
  return state.start ? deadline(term, state.termFromMs, calendarOf(state.start.calendar), state.start.count).dueAtMs : null;
}

/** Appraised and found wanting: T9. Not appraised yet, because a register had no data: T8. */
async function supplementTerm(unit: Unit, dossier: DossierRow, rule: AskRule): Promise<LimitTerm | null> {
  const appraised = await unit.trx<TaskRow>('desk.task').where({ dossier_id: dossier.id, outcome: 'supplement' }).whereIn('state', ['completing', 'completed']).first('id');
  if (appraised) return termOf(rule('T9'));
  const failed = await unit.trx('desk.register_lookup').where({ dossier_id: dossier.id }).whereNot({ result: 'found' }).first('id');
  return failed ? termOf(rule('T8')) : null;
}
