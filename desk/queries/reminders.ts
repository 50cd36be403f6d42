import { workingTime } from '../../engine/time/working-calendar.ts';
import { AT_ONCE, deadline } from '../domain/deadline.ts';
import { localDate } from '../domain/local-day.ts';
import { resolveRule, termOf } from '../domain/resolve-rule.ts';
import { ruleSettings } from '../store/rule-settings.ts';
import type { QueryDeps } from './query-deps.ts';
import type { TaskRow } from './task-rows.ts';

/** A task with what a rule asks of its dossier. */
export interface RemindedRow extends TaskRow { readonly channel: string; readonly received_at: Date | null; readonly field_id: string }

/** T18: has nobody taken this task for as long as the rule says, in the working time of its agency? Computed when it is read: nothing has to be waited for. */
export async function reminders({ db, catalogue, nowMs }: QueryDeps, agencyId: string): Promise<(row: RemindedRow) => boolean> {
  const [settings, agency] = await Promise.all([ruleSettings(db), db('desk.agency').where({ id: agencyId }).first<{ calendar_id: string } | undefined>('calendar_id')]);
  const calendar = catalogue.calendar(agency?.calendar_id ?? '');
  if (!calendar) return () => false;
  const time = workingTime(calendar);
  return (row) => {
    if (row.state !== 'open' || row.assignee_id !== null || row.form_key === null) return false;
    const context = { field: row.field_id, procedure: row.procedure_code, channel: row.channel, date: localDate(row.received_at?.getTime() ?? nowMs) };
    const term = termOf(resolveRule(catalogue.clockRules(), settings, 'T18', context));
    return term !== null && deadline(term, row.created_at.getTime(), time, AT_ONCE).dueAtMs <= nowMs;
  };
}
