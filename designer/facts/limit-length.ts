import type { LimitUnit } from '../../processes/schema/facts.ts';

/** Hours of working time; null: calendar days cannot be told in working time. Eight hours a day (T3); the same day is not more than one day. */
function workingHours({ value, unit }: { readonly value: number; readonly unit: LimitUnit }): number | null {
  const hours: Readonly<Record<LimitUnit, number | null>> = { 'working-hour': value, 'working-day': value * 8, 'same-day': 8, 'calendar-day': null };
  return hours[unit];
}

/** Below 0 when `a` is shorter than `b`; null when nobody can say (calendar days against working time). The same day is shorter than any number of days, and than one. */
export function compareLimits(a: { readonly value: number; readonly unit: LimitUnit }, b: { readonly value: number; readonly unit: LimitUnit }): number | null {
  if (a.unit === b.unit) return a.unit === 'same-day' ? 0 : a.value - b.value;
  if (a.unit === 'same-day' && (b.unit === 'working-day' || b.unit === 'calendar-day')) return b.value >= 1 ? -1 : 1;
  if (b.unit === 'same-day' && (a.unit === 'working-day' || a.unit === 'calendar-day')) return a.value >= 1 ? 1 : -1;
  const [left, right] = [workingHours(a), workingHours(b)];
  return left === null || right === null ? null : left - right;
}
