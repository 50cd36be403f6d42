import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Board } from '../../api/contract.ts';
import { query, send } from '../http/send.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { Link, useSearchValues } from '../shell/router.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { boardTexts } from './board-texts.ts';
import type { CountName } from './board-counts.ts';
import { CountLink, CountTable } from './count-table.tsx';
import { Ladder } from './ladder.tsx';
import { OnTheSpotShare } from './on-the-spot-share.tsx';
import './board.css';

/** Without an event the board asks again this often: dossiers fall due without anybody doing anything. */
const REFRESH_MS = 30_000;

export function BoardPage() {
  const [{ agency, procedure }, setPlace] = useSearchValues(['agency', 'procedure']);
  const t = useTexts(boardTexts);
  const format = useFormat();
  const board = useQuery({ queryKey: ['board', agency, procedure], queryFn: () => send<Board>('GET', `/board${query({ agency, procedure })}`), placeholderData: keepPreviousData, refetchInterval: REFRESH_MS });
  return (
    <div className="page stack">
      <div className="page-head board-head">
        <h1>{t('title')}</h1>
        {(agency || procedure) && <button type="button" className="button plain small" onClick={() => setPlace({ agency: '', procedure: '' })}>{t('clear')}</button>}
        <span className="push quiet small">{board.data && t('asOf', { at: format.dateTime(board.data.asOf) })}</span>
      </div>
      <Loaded query={board}>{(data) => <BoardSheet board={data} scope={{ ...(agency ? { agency } : {}), ...(procedure ? { procedure } : {}) }} />}</Loaded>
    </div>
  );
}

const TILES: readonly { readonly count: CountName; readonly tone: string; readonly icon: IconName }[] = [
  { count: 'overdue', tone: 'bad', icon: 'overdue' }, { count: 'overdueWithoutApology', tone: 'bad', icon: 'overdue' }, { count: 'dueSoon', tone: 'soon', icon: 'warning' },
  { count: 'onTime', tone: 'good', icon: 'clock' }, { count: 'waiting', tone: 'wait', icon: 'pause' }, { count: 'askedTwice', tone: 'bad', icon: 'warning' }, { count: 'open', tone: '', icon: 'dot' },
];

function BoardSheet({ board, scope }: { readonly board: Board; readonly scope: { readonly agency?: string; readonly procedure?: string } }) {
  const t = useTexts(boardTexts);
  const say = useSay();
  return (
    <>
      <ul className="tiles">
        {TILES.map(({ count, tone, icon }) => (
          <li key={count} className={`tile ${board.totals[count] > 0 ? tone : ''}`}><span className="tile-name"><Icon name={icon} />{t(count)}</span><CountLink count={count} value={board.totals[count]} scope={scope} /></li>
        ))}
      </ul>
      {board.byAgency.length === 0 && <p className="panel empty">{t('empty')}</p>}
      {board.byAgency.length > 0 && <section className="stack-s"><h2>{t('byAgency')}</h2><CountTable caption={t('byAgency')} head={t('agency')} rows={board.byAgency.map(({ agencyId, name, ...counts }) => ({ key: agencyId, name: say(name), counts, scope: { ...scope, agency: agencyId } }))} /></section>}
      {board.byProcedure.length > 0 && <section className="stack-s"><h2>{t('byProcedure')}</h2><CountTable caption={t('byProcedure')} head={t('procedure')} rows={board.byProcedure.map(({ procedureCode, name, ...counts }) => ({ key: procedureCode, name: <Link to={`/board${query({ ...scope, procedure: procedureCode })}`} className="row-name" title={name}><span className="code">{procedureCode}</span> {name}</Link>, counts, scope: { ...scope, procedure: procedureCode } }))} /></section>}
      <div className="board-foot"><Ladder ladder={board.ladder} /><OnTheSpotShare onTheSpot={board.onTheSpot} /></div>
    </>
  );
}
