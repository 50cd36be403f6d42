import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PortfolioView } from '../../api/contract.ts';
import { query, send } from '../http/send.ts';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { useSearchValues } from '../shell/router.tsx';
import { Button } from '../ui/button.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { CatalogueParts } from './catalogue-parts.tsx';
import { levelTexts, portfolioTexts } from './portfolio-texts.ts';
import './catalogue.css';

type Row = PortfolioView['total'];
const isLevel = (key: string): key is keyof typeof levelTexts => key in levelTexts;
/** Fields are many: the largest first. */
const FIRST_ROWS = 12;
/** What the server takes: years of four digits, while one is still being typed. */
const WHOLE_DAY = /^[12]\d{3}-\d{2}-\d{2}$/;

export function PortfolioPage() {
  const t = useTexts(portfolioTexts);
  const [place, setPlace] = useSearchValues(['on']);
  const on = WHOLE_DAY.test(place.on) ? place.on : '';
  const portfolio = useQuery({ queryKey: ['portfolio', on], queryFn: () => send<PortfolioView>('GET', `/portfolio${query({ on })}`), placeholderData: keepPreviousData });
  return (
    <div className="page stack">
      <CatalogueParts />
      <div className="page-head"><h1>{t('title')}</h1><span className="push"><DateInput label={t('on')} value={on || (portfolio.data?.on ?? '')} onChange={(next) => { if (next === '' || WHOLE_DAY.test(next)) setPlace({ on: next }); }} /></span></div>
      <p className="quiet catalogue-hint">{t('hint')}</p>
      <Loaded query={portfolio}>{(data) => data.total.procedures === 0 ? <p className="panel empty">{t('unknownThen')}</p> : <Sheet portfolio={data} />}</Loaded>
    </div>
  );
}

function Sheet({ portfolio }: { readonly portfolio: PortfolioView }) {
  const t = useTexts(portfolioTexts);
  const level = useTexts(levelTexts);
  const { date } = useFormat();
  const named = (key: string): string => key || t('unknown');
  return (
    <>
      <div className="portfolio-top">
        <Shares title={t('byLevel')} hint={t('levelHint')} rows={[{ ...portfolio.total, name: t('total') }, ...portfolio.byLevel.map((row) => ({ ...row, name: isLevel(row.key) ? level(row.key) : row.key }))]} />
        <Shares title={t('overTime')} head={t('day')} rows={portfolio.overTime.filter(({ total }) => total.procedures > 0).map(({ on, total }) => ({ ...total, key: on, name: date(on) }))} />
      </div>
      <Shares title={t('byMinistry')} rows={portfolio.byMinistry.map((row) => ({ ...row, name: named(row.key) }))} />
      <Shares title={t('byField')} rows={portfolio.byField.map((row) => ({ ...row, name: named(row.key) }))} />
    </>
  );
}

function Shares({ title, hint, head, rows }: { readonly title: string; readonly hint?: string; readonly head?: string; readonly rows: readonly (Row & { readonly name: string })[] }) {
  const t = useTexts(portfolioTexts);
  const { count } = useFormat();
  const [all, setAll] = useState(false);
  return (
    <section className="stack-s">
      <h2>{title}</h2>
      {hint && <p className="quiet small">{hint}</p>}
      <div className="table-box">
        <table className="table tight portfolio">
          <caption className="sr-only">{title}</caption>
          <thead><tr><th scope="col">{head ?? title}</th><th scope="col" className="number">{t('procedures')}</th><th scope="col">{t('online')}</th><th scope="col">{t('reengineered')}</th></tr></thead>
          <tbody>
            {rows.slice(0, all ? undefined : FIRST_ROWS).map(({ key, name, procedures, online, onlineShare, reengineered, reengineeredShare }) => (
              <tr key={key}><th scope="row">{name}</th><td className="number">{count(procedures)}</td><td><Share count={online} share={onlineShare} /></td><td><Share count={reengineered} share={reengineeredShare} /></td></tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && rows.length > FIRST_ROWS && <div><Button small look="plain" onPress={() => setAll(true)}>{t('all', { n: count(rows.length) })}</Button></div>}
    </section>
  );
}

/** The numbers say it; the bar shows it. */
function Share({ count: n, share }: { readonly count: number; readonly share: number }) {
  const { count, percent } = useFormat();
  return <span className="share"><span className="share-numbers">{percent(share)} <span className="quiet small">({count(n)})</span></span><span className="share-bar" aria-hidden="true"><span style={{ width: `${share * 100}%` }} /></span></span>;
}
