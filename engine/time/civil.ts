/** Proleptic Gregorian calendar on plain numbers; no zone, no clock. `day` is the number of days since 1970-01-01. */
export interface CivilDate { readonly year: number; readonly month: number; readonly dayOfMonth: number }

export const DAY_MS = 86_400_000;

/** Days in 400 years, and from 0000-03-01 to 1970-01-01: years that begin in March have their leap day at the end. */
const ERA_DAYS = 146_097;
const EPOCH_DAYS = 719_468;

/** Months above 12 or below 1 run over into other years; so do days of the month. Any year: JavaScript's own calendar ends with the year 275,760. */
export function dayOf(year: number, month: number, dayOfMonth: number): number {
  const months = year * 12 + month - 3;
  const [marchYear, marchMonth] = [Math.floor(months / 12), months - Math.floor(months / 12) * 12];
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  return era * ERA_DAYS + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + Math.floor((153 * marchMonth + 2) / 5) + dayOfMonth - 1 - EPOCH_DAYS;
}

export function civilOf(day: number): CivilDate {
  const since = day + EPOCH_DAYS;
  const era = Math.floor(since / ERA_DAYS);
  const dayOfEra = since - era * ERA_DAYS;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 };
}

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
export const daysInMonth = (year: number, month: number): number => (month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Calendar months: 31 January + 1 month is the last of February. */
export function plusMonths(day: number, months: number): number {
  const { year, month, dayOfMonth } = civilOf(day);
  const total = year * 12 + month - 1 + months;
  const toYear = Math.floor(total / 12);
  const toMonth = total - toYear * 12 + 1;
  return dayOf(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth)));
}
