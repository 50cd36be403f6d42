import { minutesOfTime, type Span, type SpecialDay, type WorkingCalendar } from '../../engine/time/working-calendar.ts';
import type { Provenance, Text } from '../schema/facts.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A calendar as written: hours as '07:30-11:30'; `daysOf` takes the days off of another calendar. */
export interface CalendarFile {
  readonly id: string;
  readonly name: Text;
  readonly timeZone: string;
  readonly hours: Readonly<Record<(typeof DAYS)[number], readonly string[]>>;
  readonly makeUpHours: readonly string[];
  readonly hoursProvenance: Provenance;
  readonly provisionalYears?: readonly number[];
  readonly daysOf?: string;
  readonly days?: readonly SpecialDay[];
}

/** @throws RangeError when `daysOf` names no calendar with days of its own. */
export function calendarOf(file: CalendarFile, files: ReadonlyMap<string, CalendarFile>): WorkingCalendar {
  const origin = file.daysOf ? files.get(file.daysOf) : file;
  if (!origin?.days) throw new RangeError(`Expected to take the days off of calendar with key '${file.daysOf ?? file.id}', but it has none of its own`);
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = DAYS.map((day) => file.hours[day].map(spanOf)) as [Span[], Span[], Span[], Span[], Span[], Span[], Span[]];
  return {
    id: file.id, name: file.name, timeZone: file.timeZone,
    hours: { 1: monday, 2: tuesday, 3: wednesday, 4: thursday, 5: friday, 6: saturday, 7: sunday },
    makeUpHours: file.makeUpHours.map(spanOf),
    days: origin.days,
    provisionalYears: file.provisionalYears ?? origin.provisionalYears ?? [],
  };
}

function spanOf(written: string): Span {
  const [from, to] = written.split('-') as [string, string];
  return { from: minutesOfTime(from), to: minutesOfTime(to) };
}
