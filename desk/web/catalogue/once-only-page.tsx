import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OnceOnlyList, OnceOnlyRow } from '../../api/contract.ts';
import { registerName } from '../../../processes/schema/register-names.ts';
import { query, send } from '../http/send.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { useMe } from '../session/session.tsx';
import { Link, useSearchValues } from '../shell/router.tsx';
import { Button } from '../ui/button.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Pager } from '../ui/pager.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { Select } from '../ui/select.tsx';
import { AdoptDialog } from './adopt-dialog.tsx';
import { CatalogueParts } from './catalogue-parts.tsx';
import { onceOnlyTexts, proposalStateTexts } from './once-only-texts.ts';
import { adoptable, groupsOf, ProposalGround, ProposalState, type PaperGroup } from './proposal-parts.tsx';
import '../dossier/dossier.css';

const ANY = '*';
const PAGE_SIZE = 15;
const STATES = ['ready', 'compare', 'partly', 'drafted', 'looked-up', 'not-in-force'] as const;
/** What the server takes: years of four digits, while one is still being typed. */
const WHOLE_DAY = /^[12]\d{3}-\d{2}-\d{2}$/;

/** Who asks for what the State holds, and the way from there to a draft. */
export function OnceOnlyPage() {
  const t = useTexts(onceOnlyTexts);
  const stateName = useTexts(proposalStateTexts);
  const say = useSay();
  const { count } = useFormat();
  const [values, setPlace] = useSearchValues(['q', 'state', 'register', 'field', 'on', 'page']);
  const page = Math.max(1, Number.parseInt(values.page, 10) || 1);
  const on = WHOLE_DAY.test(values.on) ? values.on : '';
  const list = useQuery({ queryKey: ['once-only', { ...values, on, page }], queryFn: () => send<OnceOnlyList>('GET', `/once-only${query({ ...values, on, page, size: PAGE_SIZE })}`), placeholderData: keepPreviousData });
  const filter = (part: Parameters<typeof setPlace>[0]) => setPlace({ ...part, page: '' });
  const pick = (key: 'state' | 'register' | 'field') => (value: string) => filter({ [key]: value === ANY ? '' : value });
  const filtered = values.q || values.state || values.register || values.field;
  const any = { id: ANY, label: t('any') };
  const data = list.data;
  return (
    <div className="page">
      <CatalogueParts />
      <div className="page-head filters">
        <h1>{t('title')}</h1>
        {data && <span className="quiet">{t('procedures', { n: count(data.procedures) })}</span>}
        <span className="push" />
        {filtered && <Button small look="plain" onPress={() => filter({ q: '', state: '', register: '', field: '' })}>{t('clear')}</Button>}
      </div>
      {data && <p className="quiet catalogue-hint">{t('hint', { law: data.resolution.law })}</p>}
      {data && <Ending data={data} />}
      <div className="filter-row">
        <div className="field"><span className="label">&nbsp;</span><SearchInput label={t('search')} value={values.q} onChange={(q) => filter({ q })} /></div>
        <Select label={t('state')} value={values.state || ANY} onChange={pick('state')} options={[any, ...STATES.map((id) => ({ id, label: `${stateName(id)} (${count(data?.counts[id] ?? 0)})` }))]} />
        <Select label={t('register')} value={values.register || ANY} onChange={pick('register')} options={[any, ...(data?.registers ?? []).map((id) => ({ id, label: say(registerName(id)) }))]} />
        <Select label={t('field')} value={values.field || ANY} onChange={pick('field')} options={[any, ...(data?.fields ?? []).map(({ id, name }) => ({ id, label: name }))]} />
        <DateInput label={t('on')} value={on || (data?.on ?? '')} onChange={(next) => { if (next === '' || WHOLE_DAY.test(next)) filter({ on: next }); }} />
      </div>
      <Loaded query={list}>
        {(found) => (
          <>
            {found.items.length === 0 ? <p className="panel empty">{t(filtered ? 'noMatch' : 'none')}</p> : <ProposalTable rows={found.items} />}
            <Pager page={page} size={PAGE_SIZE} total={found.total} onPage={(next) => setPlace({ page: String(next) })} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function ProposalTable({ rows }: { readonly rows: readonly OnceOnlyRow[] }) {
  const t = useTexts(onceOnlyTexts);
  const { count } = useFormat();
  const mayDraft = useMe().roles.includes('reform-staff');
  const [adopting, setAdopting] = useState<OnceOnlyRow | null>(null);
  return (
    <>
      <div className="table-box">
        <table className="table once-only">
          <caption className="sr-only">{t('title')}</caption>
          <thead><tr><th scope="col">{t('procedure')}</th><th scope="col">{t('paper')}</th><th scope="col">{t('replacedBy')}</th><th scope="col">{t('status')}</th></tr></thead>
          {rows.map((row) => (
            <tbody key={row.code}>
              {groupsOf(row.papers).map((group, index, groups) => {
                const { paper, componentIds } = group;
                return (
                  <tr key={`${paper.document}-${paper.row}-${paper.state}`}>
                    {index === 0 && (
                      <th scope="rowgroup" rowSpan={groups.length} className="wrap">
                        <Link to={`/procedures/${encodeURIComponent(row.code)}`}>{row.name}</Link>
                        <div className="quiet small"><span className="code">{row.code}</span> · {row.field.name}{row.dossiers > 0 && <> · {t('dossiers', { n: count(row.dossiers) })}</>}</div>
                        {mayDraft && row.papers.some(adoptable) && <div className="decide"><Button small aria-label={t('draftFor', { name: row.name })} onPress={() => setAdopting(row)}>{t('draft')}</Button></div>}
                      </th>
                    )}
                    <td className="small wrap">{paper.document}{componentIds.length > 1 && <span className="quiet"> · {t('cases', { n: componentIds.length })}</span>}{paper.state !== 'ready' && paper.state !== 'looked-up' && <div className="quiet">{t('inAppendix', { paper: paper.paper })}</div>}</td>
                    {sameRow(groups[index - 1], group) ? null : <td className="small wrap" rowSpan={spanOf(groups, index)}><ProposalGround proposal={paper} /></td>}
                    <td className="small"><ProposalState state={paper.state} />{paper.draft && <div><a href={`/designer/drafts/${paper.draft.id}`}>{paper.draft.title}</a></div>}</td>
                  </tr>
                );
              })}
            </tbody>
          ))}
        </table>
      </div>
      {adopting && <AdoptDialog code={adopting.code} name={adopting.name} papers={adopting.papers} onClose={() => setAdopting(null)} />}
    </>
  );
}

const sameRow = (one: PaperGroup | undefined, other: PaperGroup): boolean => one?.paper.row === other.paper.row;
/** How many papers in a row rest on the same clause. */
function spanOf(groups: readonly PaperGroup[], from: number): number {
  let to = from + 1;
  while (to < groups.length && sameRow(groups[from], groups[to]!)) to++;
  return to - from;
}

/** What the end of the resolution takes away, known beforehand. */
function Ending({ data: { resolution, counts, adopted, on } }: { readonly data: OnceOnlyList }) {
  const t = useTexts(onceOnlyTexts);
  const say = useSay();
  const { count, date } = useFormat();
  const open = counts.ready + counts.compare + counts.partly + counts.drafted;
  const ended = on > resolution.to;
  return (
    <details className={`notice ending ${ended ? 'bad' : 'soon'}`}>
      <summary>{t('ending', { to: date(resolution.to), open: count(ended ? counts['not-in-force'] : open), adopted: count(adopted.length) })} <span className="as-link">{t('endingList', { n: count(adopted.length) })}</span></summary>
      <div className="table-box">
        <table className="table tight">
          <caption className="sr-only">{t('endingList', { n: count(adopted.length) })}</caption>
          <thead><tr><th scope="col">{t('procedure')}</th><th scope="col">{t('paper')}</th><th scope="col">{t('lookUpIn')}</th><th scope="col">{t('ground')}</th><th scope="col">{t('lastDay')}</th></tr></thead>
          <tbody>{adopted.map((each) => (
            <tr key={`${each.code}-${each.document}`}>
              <th scope="row"><Link to={`/procedures/${encodeURIComponent(each.code)}`}>{each.name}</Link> <span className="quiet code small">{each.code}</span></th>
              <td className="small wrap">{each.document}</td><td className="small">{say(registerName(each.register))}</td><td className="small wrap">{each.law}</td>
              <td className="small">{date(each.inForce.to)}{!each.holds && <div className="late">{t('notThen')}</div>}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </details>
  );
}
