import type { ProcedureSheet, ProcedureStatistics as Statistics } from '../../api/contract.ts';
import { query } from '../http/send.ts';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { Link } from '../shell/router.tsx';
import { proceduresTexts } from './procedures-texts.ts';

const ROWS = [['dossiers', ''], ['open', 'open'], ['overdue', 'overdue'], ['finishedOnTime', 'finished-on-time'], ['finishedLate', 'finished-late']] as const satisfies readonly (readonly [keyof Statistics, string])[];

/** What our own dossiers say; each count opens its list. */
export function ProcedureStatistics({ sheet: { facts, statistics } }: { readonly sheet: ProcedureSheet }) {
  const t = useTexts(proceduresTexts);
  const { count, percent } = useFormat();
  const finished = statistics.finishedOnTime + statistics.finishedLate;
  return (
    <section className="panel">
      <h2>{t('statistics')}</h2>
      <dl className="pairs">
        {ROWS.flatMap(([name, clock]) => [
          <dt key={name}>{t(name)}</dt>,
          <dd key={`${name}-n`} className="number">{statistics[name] === 0 ? '0' : <Link to={`/dossiers${query({ procedure: facts.code, clock })}`} aria-label={`${t(name)}: ${statistics[name]}`}>{count(statistics[name])}</Link>}</dd>,
        ])}
        <dt>{t('onTimeShare')}</dt><dd className="number">{finished === 0 ? <span className="quiet">{t('noneYet')}</span> : percent(statistics.finishedOnTime / finished)}</dd>
        <dt>{t('median')}</dt><dd className="number">{statistics.medianDays === null ? <span className="quiet">{t('noneYet')}</span> : t('days', { n: count(Math.round(statistics.medianDays * 10) / 10) })}</dd>
      </dl>
      <p className="quiet small">{t('statisticsHint')}</p>
    </section>
  );
}
