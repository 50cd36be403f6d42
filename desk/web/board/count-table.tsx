import type { ReactNode } from 'react';
import type { BoardCounts } from '../../api/contract.ts';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { Link } from '../shell/router.tsx';
import { boardTexts } from './board-texts.ts';
import { COLUMNS, listOf, type CountName } from './board-counts.ts';

interface Scope { readonly agency?: string; readonly procedure?: string }
export interface CountRow { readonly key: string; readonly name: ReactNode; readonly counts: BoardCounts; readonly scope: Scope }
/** Beside "overdue" the head need not say it again. */
const HEADS: Partial<Readonly<Record<CountName, 'noApology'>>> = { overdueWithoutApology: 'noApology' };
const LOUD: Partial<Readonly<Record<CountName, string>>> = { overdue: 'bad', overdueWithoutApology: 'bad', dueSoon: 'soon', finishedLate: 'bad', askedTwice: 'bad' };

export function CountTable({ caption, head, rows }: { readonly caption: string; readonly head: string; readonly rows: readonly CountRow[] }) {
  const t = useTexts(boardTexts);
  return (
    <div className="table-box">
      <table className="table count-table">
        <caption className="sr-only">{caption}</caption>
        <thead><tr><th scope="col">{head}</th><th scope="col" className="w-picture">{t('share')}</th>{COLUMNS.map((column) => <th key={column} scope="col" className="number">{t(HEADS[column] ?? column)}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ key, name, counts, scope }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td><Picture counts={counts} /></td>
              {COLUMNS.map((column) => <td key={column} className="number"><CountLink count={column} value={counts[column]} scope={scope} about={name} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function CountLink({ count, value, scope, about }: { readonly count: CountName; readonly value: number; readonly scope: Scope; readonly about?: ReactNode }) {
  const t = useTexts(boardTexts);
  const format = useFormat();
  if (value === 0) return <span className="zero">0</span>;
  const loud = LOUD[count];
  return <Link to={listOf(count, scope)} className={loud ? `count ${loud}` : 'count'} aria-label={`${t(count)}: ${value}${typeof about === 'string' ? `, ${about}` : ''}`}>{format.count(value)}</Link>;
}

/** The open dossiers as one bar; the numbers beside it say the same. */
function Picture({ counts }: { readonly counts: BoardCounts }) {
  const parts = [['bad', counts.overdue], ['soon', counts.dueSoon], ['good', counts.onTime], ['wait', counts.waiting], ['none', counts.noLimit]] as const;
  const all = parts.reduce((sum, [, n]) => sum + n, 0);
  return <span className="picture" aria-hidden="true">{all > 0 && parts.filter(([, n]) => n > 0).map(([tone, n]) => <span key={tone} className={`part ${tone}`} style={{ flexGrow: n }} />)}</span>;
}
