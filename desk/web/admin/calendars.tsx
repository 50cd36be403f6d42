import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { CalendarView } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { texts } from '../i18n/text-table.ts';
import { useServerNow } from '../session/server-now.ts';
import { Icon } from '../ui/icon.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { adminTexts } from './admin-texts.ts';

const kindTexts = texts({
  holiday: { vi: 'Nghỉ lễ', en: 'Holiday' },
  compensation: { vi: 'Nghỉ bù', en: 'Compensation day' },
  'swapped-off': { vi: 'Nghỉ hoán đổi', en: 'Swapped day off' },
  'make-up-work': { vi: 'Làm bù', en: 'Make-up day' },
});
const isKind = (kind: string): kind is keyof typeof kindTexts => kind in kindTexts;

export function Calendars() {
  const calendars = useQuery({ queryKey: ['calendars'], queryFn: () => send<readonly CalendarView[]>('GET', '/calendars') });
  return <Loaded query={calendars}>{(all) => <div className="stack">{all.map((calendar) => <Calendar key={calendar.id} calendar={calendar} />)}</div>}</Loaded>;
}

function Calendar({ calendar }: { readonly calendar: CalendarView }) {
  const t = useTexts(adminTexts);
  const say = useSay();
  const kind = useTexts(kindTexts);
  const format = useFormat();
  const years = [...new Set(calendar.days.map(({ date }) => date.slice(0, 4)))].sort();
  const thisYear = useServerNow().slice(0, 4);
  const [year, setYear] = useState(years.includes(thisYear) ? thisYear : years.at(-1) ?? '');
  const isProvisional = (each: string) => calendar.provisionalYears.includes(Number(each));
  return (
    <section className="panel stack">
      <div className="row row-end"><h2>{say(calendar.name)} <span className="quiet small">{calendar.id}</span></h2><span>{t('hours')}: {calendar.hours.map(({ from, to }) => `${from}–${to}`).join(', ')} <span className="quiet small">({calendar.timeZone})</span></span></div>
      {calendar.provisionalYears.length > 0 && <p className="notice soon"><Icon name="warning" />{t('provisional', { years: calendar.provisionalYears.join(', ') })}</p>}
      {years.length > 0 && (
        <>
          <div className="tabs" role="group" aria-label={t('year')}>{years.map((each) => <button key={each} type="button" className="tab" {...(each === year ? { 'aria-current': 'true' as const } : {})} onClick={() => setYear(each)}>{each}{isProvisional(each) && <span title={t('provisional', { years: each })}> ⚠</span>}</button>)}</div>
          <table className="table tight">
            <thead><tr><th scope="col">{t('day')}</th><th scope="col">{t('kind')}</th><th scope="col">{t('name')}</th><th scope="col">{t('source')}</th></tr></thead>
            <tbody>{calendar.days.filter(({ date }) => date.startsWith(year)).map((day) => <tr key={`${day.date} ${day.kind}`}><td className="code">{format.date(day.date)}</td><td>{isKind(day.kind) ? kind(day.kind) : day.kind}</td><td>{say(day.name)}</td><td className="small quiet">{say(day.source)}{day.mark === 'K' && <> <span className="assumption">K</span></>}</td></tr>)}</tbody>
          </table>
        </>
      )}
    </section>
  );
}
