import type { CalendarView } from '../api/contract.ts';
import type { Span, Weekday, WorkingCalendar } from '../../engine/time/working-calendar.ts';
import { sourceText } from '../../processes/schema/facts.ts';
import type { QueryDeps } from './query-deps.ts';

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Working calendars with the source of each day; hours are those of the first day of the week that opens. */
export function calendars({ catalogue }: Pick<QueryDeps, 'catalogue'>): readonly CalendarView[] {
  return catalogue.calendars().map((calendar) => ({
    id: calendar.id, name: calendar.name, timeZone: calendar.timeZone, provisionalYears: calendar.provisionalYears,
    days: [...calendar.days].sort((a, b) => (a.date < b.date ? -1 : 1)).map((day) => ({ ...day, source: sourceText(day.source) })),
    hours: openHours(calendar).map((span) => ({ from: timeOf(span.from), to: timeOf(span.to) })),
  }));
}

const openHours = (calendar: WorkingCalendar): readonly Span[] => calendar.hours[WEEK.find((weekday) => calendar.hours[weekday].length > 0) ?? 1];
const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
