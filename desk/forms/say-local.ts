/** Words of the forms for instants, in the agency's own time. */
export interface LocalWords {
  /** 'ngày 22 tháng 11 năm 2026' */
  date(at: Date): string;
  /** '09 giờ 05 phút, ngày 22 tháng 11 năm 2026' */
  instant(at: Date): string;
  /** As `instant`, for the end of a term: midnight is 24 giờ of the day that ends. */
  due(at: Date): string;
  /** The day on which a term ends. */
  dueDate(at: Date): string;
  /** '22/11/2026' */
  shortDate(at: Date): string;
  /** '22/11/2026 09:05' */
  short(at: Date): string;
  year(at: Date): number;
}

export function localWords(timeZone: string): LocalWords {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const parts = (at: Date): Record<string, string> => Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const date = (at: Date): string => { const p = parts(at); return `ngày ${p['day']} tháng ${p['month']} năm ${p['year']}`; };
  const instant = (at: Date): string => { const p = parts(at); return `${p['hour']} giờ ${p['minute']} phút, ${date(at)}`; };
  const shortDate = (at: Date): string => { const p = parts(at); return `${p['day']}/${p['month']}/${p['year']}`; };
  const atMidnight = (at: Date): boolean => { const p = parts(at); return p['hour'] === '00' && p['minute'] === '00'; };
  const before = (at: Date): Date => new Date(at.getTime() - 1);
  return {
    date,
    instant,
    due: (at) => (atMidnight(at) ? `24 giờ 00 phút, ${date(before(at))}` : instant(at)),
    dueDate: (at) => shortDate(before(at)),
    shortDate,
    short: (at) => { const p = parts(at); return `${p['day']}/${p['month']}/${p['year']} ${p['hour']}:${p['minute']}`; },
    year: (at) => Number(parts(at)['year']),
  };
}
