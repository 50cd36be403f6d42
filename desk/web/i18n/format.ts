import { useMemo } from 'react';
import { useLanguage } from './language.tsx';
import type { Language } from './text-table.ts';

/** Law and offices count in Vietnamese time, wherever the browser stands. */
const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const LOCALE: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

export interface Format {
  /** 24/11/2026 */
  readonly date: (instant: string) => string;
  /** 17:00 */
  readonly time: (instant: string) => string;
  /** 17:00 24/11/2026 */
  readonly dateTime: (instant: string) => string;
  /** 17:00 thứ Ba, 24/11/2026 */
  readonly longDateTime: (instant: string) => string;
  /** As dateTime, for the end of a period: midnight is 24:00 of the day that ends. */
  readonly due: (instant: string) => string;
  readonly longDue: (instant: string) => string;
  /** 12.000 đ */
  readonly money: (amount: number) => string;
  readonly count: (n: number) => string;
  readonly percent: (share: number) => string;
  /** Working minutes as days and hours of eight working hours (T3). */
  readonly workingTime: (minutes: number) => string;
}

export function formatFor(language: Language): Format {
  const locale = LOCALE[language];
  const dateFormat = new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, day: '2-digit', month: '2-digit', year: 'numeric' });
  const timeFormat = new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit', hour12: false });
  const weekdayFormat = new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, weekday: 'long' });
  const numberFormat = new Intl.NumberFormat(locale);
  const percentFormat = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const date = (instant: string) => dateFormat.format(new Date(instant));
  const time = (instant: string) => timeFormat.format(new Date(instant));
  const longDate = (instant: string) => `${weekday(weekdayFormat.format(new Date(instant)), language)}, ${date(instant)}`;
  const ending = (instant: string, day: (instant: string) => string) => time(instant) === '00:00' ? `24:00 ${day(new Date(Date.parse(instant) - 1).toISOString())}` : `${time(instant)} ${day(instant)}`;
  return {
    date, time,
    dateTime: (instant) => `${time(instant)} ${date(instant)}`,
    longDateTime: (instant) => `${time(instant)} ${longDate(instant)}`,
    due: (instant) => ending(instant, date),
    longDue: (instant) => ending(instant, longDate),
    money: (amount) => `${numberFormat.format(amount)} đ`,
    count: (n) => numberFormat.format(n),
    percent: (share) => percentFormat.format(share),
    workingTime: (minutes) => workingTime(minutes, language),
  };
}

/** Vietnamese writes 'thứ Hai', not 'Thứ hai' as Intl does. */
function weekday(name: string, language: Language): string {
  return language === 'vi' ? name.toLocaleLowerCase('vi').replace(/^thứ (.)/, (_whole, initial: string) => `thứ ${initial.toLocaleUpperCase('vi')}`).replace('chủ nhật', 'Chủ nhật') : name;
}

const UNITS: Readonly<Record<Language, { readonly day: string; readonly hour: string; readonly minute: string }>> = {
  vi: { day: 'ngày', hour: 'giờ', minute: 'phút' },
  en: { day: 'd', hour: 'h', minute: 'min' },
};

function workingTime(minutes: number, language: Language): string {
  const unit = UNITS[language];
  const whole = Math.abs(Math.round(minutes));
  const parts = ([[Math.floor(whole / 480), unit.day], [Math.floor((whole % 480) / 60), unit.hour], [whole % 60, unit.minute]] as const)
    .filter(([n]) => n > 0).map(([n, name]) => `${n} ${name}`);
  return parts.length > 0 ? parts.slice(0, 2).join(' ') : `0 ${unit.minute}`;
}

export function useFormat(): Format {
  const { language } = useLanguage();
  return useMemo(() => formatFor(language), [language]);
}
