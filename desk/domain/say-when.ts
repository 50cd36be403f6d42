import type { WorkingTime } from '../../engine/time/working-calendar.ts';

const WEEKDAYS_VI = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật'];
const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const two = (n: number): string => String(n).padStart(2, '0');

/** 'Thứ Ba 24/11/2026' and 'Tuesday 24/11/2026', as the pages write dates. */
export function sayDay(time: WorkingTime, day: number): { vi: string; en: string } {
  const date = time.dateOf(day).split('-').reverse().join('/');
  const index = (((day + 3) % 7) + 7) % 7;
  return { vi: `${WEEKDAYS_VI[index]} ${date}`, en: `${WEEKDAYS_EN[index]} ${date}` };
}

/** '17:00 Thứ Ba 24/11/2026'; the end of a day that is open until midnight reads 24:00 of that day. */
export function sayInstant(time: WorkingTime, ms: number, asEnd = false): { vi: string; en: string } {
  let day = time.dayOf(ms);
  let minutes = Math.floor((ms - time.startOfDay(day)) / 60_000);
  if (asEnd && minutes === 0) { day -= 1; minutes = 1440; }
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  const said = sayDay(time, day);
  return { vi: `${clock} ${said.vi}`, en: `${clock} ${said.en}` };
}
