import type { Fee, Limit, LimitUnit } from '../../../processes/schema/facts.ts';
import type { Format } from '../i18n/format.ts';
import type { Translate } from '../i18n/text-table.ts';
import type { receiveTexts } from './receive-texts.ts';

type T = Translate<typeof receiveTexts>;
const LIMIT_TEXT: Readonly<Record<LimitUnit, (t: T, n: number) => string>> = {
  'working-day': (t, n) => t('workingDay', { n }),
  'calendar-day': (t, n) => t('calendarDay', { n }),
  'working-hour': (t, n) => t('workingHour', { n }),
  'same-day': (t) => t('sameDay'),
};
export const limitText = (t: T, limit: Limit): string => LIMIT_TEXT[limit.unit](t, limit.value);

export function feeText(t: T, format: Format, fee: Fee): string {
  switch (fee.kind) {
    case 'free': return t('free');
    case 'fixed': return format.money(fee.amount);
    case 'per-page': return t('perPage', { first: format.money(fee.first), from: fee.furtherFrom, further: format.money(fee.further), ceiling: format.money(fee.ceiling) });
  }
}
