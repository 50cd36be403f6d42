import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import type { CountRules, LimitTerm } from '../domain/deadline.ts';
import type { Ladder } from '../domain/escalation.ts';
import { resolveLadder } from '../domain/ladder.ts';
import { termOf, timeOf, type AskRule, type RuleContext } from '../domain/resolve-rule.ts';
import type { WorkingCalendar } from '../../engine/time/working-calendar.ts';
import { agencyById } from '../store/agencies.ts';
import { pinCalendar } from '../store/calendars.ts';
import { rulesInForce } from '../store/rules-in-force.ts';
import type { DossierRow } from '../store/rows.ts';
import type { DeskDeps } from './command.ts';
import { moveClock } from './move-clock.ts';
import { refuse } from './refuse.ts';
import type { Unit } from './unit.ts';

/** How a dossier of this procedure and channel is counted today: the rules as shipped and as set. */
export async function countRules(db: DeskDeps['db'], catalogue: DeskDeps['catalogue'], facts: ProcedureFacts, context: RuleContext): Promise<CountRules> {
  return countedBy(await rulesInForce(db, catalogue, context), facts, context.channel);
}

function countedBy(rule: AskRule, facts: ProcedureFacts, channel: string): CountRules {
  const online = channel === 'online' && rule('T17').on;
  const dayHours = rule('T3').value;
  return {
    firstDayNotCounted: rule('T4').on, endOnWorkingDay: rule('T5').on, clockCutoff: facts.clockCutoff?.time ?? null, lastHourNextDay: online, onlineCutoff: online ? timeOf(rule('T17')) : null,
    ...(typeof dayHours === 'number' ? { workingDayMinutes: dayHours * 60 } : {}),
  };
}

/** The limit of the dossier's channel; null where the law gives none (value 0). */
export function limitOf(facts: ProcedureFacts, channel: string): LimitTerm | null {
  const limit = facts.channels.find((each) => each.channel === channel)?.limit;
  return limit && limit.value > 0 ? { value: limit.value, unit: limit.unit } : null;
}

export async function calendarOfAgency(db: DeskDeps['db'], catalogue: DeskDeps['catalogue'], agencyId: string): Promise<WorkingCalendar> {
  const agency = await agencyById(db, agencyId);
  const calendar = agency && catalogue.calendar(agency.calendar_id);
  return calendar ?? refuse(422, 'Cơ quan giải quyết chưa có lịch làm việc', `Expected to find calendar with key '${agency?.calendar_id ?? ''}' of agency '${agencyId}', but processes/calendars has none`);
}

/** The first entry of a ledger: by the calendar of the agency that handles the dossier. */
export async function startClock(unit: Unit, dossier: DossierRow, localDate: string, override: { readonly limit?: LimitTerm; readonly ladder?: Ladder; readonly ground?: string } = {}): Promise<DossierRow> {
  const agency = await agencyById(unit.trx, dossier.handling_agency_id);
  const calendar = await calendarOfAgency(unit.trx, unit.catalogue, dossier.handling_agency_id);
  const rule = await rulesInForce(unit.trx, unit.catalogue, { field: dossier.facts.field.id, procedure: dossier.procedure_code, channel: dossier.channel, date: localDate });
  return moveClock(unit, dossier, {
    kind: 'start', ground: override.ground ?? 'reception',
    data: {
      limit: override.limit ?? limitOf(dossier.facts, dossier.channel), calendar: await pinCalendar(unit.trx, calendar, unit.at), count: countedBy(rule, dossier.facts, dossier.channel), warnBefore: termOf(rule('T12')),
      ladder: override.ladder ?? resolveLadder(unit.catalogue.ladders(), { agencyKind: agency?.kind ?? '', procedure: dossier.procedure_code, date: localDate }),
    },
  });
}
