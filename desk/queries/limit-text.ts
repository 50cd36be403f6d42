import type { Limit } from '../../processes/schema/facts.ts';

const UNITS: Readonly<Record<Limit['unit'], { readonly vi: string; readonly en: string }>> = {
  'working-day': { vi: 'ngày làm việc', en: 'working days' },
  'calendar-day': { vi: 'ngày', en: 'days' },
  'working-hour': { vi: 'giờ làm việc', en: 'working hours' },
  'same-day': { vi: 'trong ngày', en: 'same day' },
};
/** '5 ngày làm việc'; 'trong ngày'. */
export function limitText(limit: Limit | null, language: 'vi' | 'en'): string {
  if (!limit) return language === 'vi' ? 'không quy định thời hạn' : 'no limit';
  return limit.unit === 'same-day' ? UNITS['same-day'][language] : `${limit.value} ${UNITS[limit.unit][language]}`;
}
