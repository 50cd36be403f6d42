import { useState } from 'react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DocumentKindDecision, DocumentNameRow, DocumentNames } from '../../api/contract.ts';
import { query, send } from '../http/send.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { useMe } from '../session/session.tsx';
import { Link, useSearchValues } from '../shell/router.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Pager } from '../ui/pager.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { Select } from '../ui/select.tsx';
import { CatalogueParts } from './catalogue-parts.tsx';
import { KindDialog } from './kind-dialog.tsx';
import { kindsTexts } from './kinds-texts.ts';
import '../dossier/dossier.css';

const OPEN = '*';
const PAGE_SIZE = 25;
type Choice = DocumentKindDecision['choice'];

/** Names of documents whose kind staff settle. A decided name stays in its row, so that the list does not move under the hand. */
export function KindsPage() {
  const t = useTexts(kindsTexts);
  const say = useSay();
  const { count } = useFormat();
  const [values, setPlace] = useSearchValues(['q', 'state', 'kind', 'page']);
  const page = Math.max(1, Number.parseInt(values.page, 10) || 1);
  const queryKey = ['document-kinds', { ...values, page }];
  const names = useQuery({ queryKey, queryFn: () => send<DocumentNames>('GET', `/document-kinds${query({ ...values, page, size: PAGE_SIZE })}`), placeholderData: keepPreviousData, staleTime: Infinity, gcTime: 0 });
  const filter = (part: Parameters<typeof setPlace>[0]) => setPlace({ ...part, page: '' });
  const { counts, kinds = [] } = names.data ?? {};
  const filtered = values.q || values.state || values.kind;
  const states = (['doubtful', 'unknown', 'decided'] as const).map((id) => ({ id, label: t(id, { n: count(counts?.[id] ?? 0) }) }));
  return (
    <div className="page">
      <CatalogueParts />
      <div className="page-head filters">
        <h1>{t('title')}</h1>
        {counts && <span className="quiet">{t('open', { n: count(counts.doubtful + counts.unknown) })}</span>}
        <span className="push" />
        {filtered && <Button small look="plain" onPress={() => filter({ q: '', state: '', kind: '' })}>{t('clear')}</Button>}
        <a className="button small" href="/api/document-kinds/register.yaml" download="kinds.yaml">{t('export')}</a>
      </div>
      <p className="quiet catalogue-hint">{t('hint')}</p>
      <div className="filter-row">
        <div className="field"><span className="label">&nbsp;</span><SearchInput label={t('search')} value={values.q} onChange={(q) => filter({ q })} /></div>
        <Select label={t('state')} value={values.state || OPEN} onChange={(state) => filter({ state: state === OPEN ? '' : state })} options={[{ id: OPEN, label: t('anyOpen') }, ...states]} />
        <Select label={t('kind')} value={values.kind || OPEN} onChange={(kind) => filter({ kind: kind === OPEN ? '' : kind })} options={[{ id: OPEN, label: t('anyKind') }, ...kinds.map(({ id, name }) => ({ id, label: say(name) }))]} />
      </div>
      <Loaded query={names}>
        {(data) => (
          <>
            {data.items.length === 0 ? <p className="panel empty">{t(filtered ? 'noMatch' : 'none')}</p> : <NamesTable data={data} queryKey={queryKey} />}
            <Pager page={page} size={PAGE_SIZE} total={data.total} onPage={(next) => setPlace({ page: String(next) })} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function NamesTable({ data, queryKey }: { readonly data: DocumentNames; readonly queryKey: readonly unknown[] }) {
  const t = useTexts(kindsTexts);
  const say = useSay();
  const announce = useAnnounce();
  const { count } = useFormat();
  const client = useQueryClient();
  const mayDecide = useMe().roles.includes('reform-staff');
  const [picking, setPicking] = useState<DocumentNameRow | null>(null);
  const kinds = new Map(data.kinds.map((kind) => [kind.id, kind]));
  const deciding = useMutation({
    mutationFn: ({ row, choice, note }: { readonly row: DocumentNameRow; readonly choice: Choice; readonly note: string }) => send<DocumentNameRow>('PUT', '/document-kinds/decision', { name: row.name, choice, note, seen: row.seen } satisfies DocumentKindDecision),
    onSuccess: (row, { choice }) => {
      setPicking(null);
      // Where the row is, it stays; a new kind of one's own is fetched with the list.
      if (choice.is === 'own') void client.invalidateQueries({ queryKey: ['document-kinds'] });
      else client.setQueryData<DocumentNames>(queryKey, (now) => now && { ...now, items: now.items.map((each) => (each.name === row.name ? row : each)), counts: counted(now, row) });
      announce(row.decision ? t('done', { kind: say(kinds.get(row.decision.kind)?.name ?? { vi: '', en: '' }) }) : t('taken'));
    },
  });
  const decide = (row: DocumentNameRow, choice: Choice, note = ''): void => deciding.mutate({ row, choice, note });
  return (
    <>
      {!picking && <ProblemNotice error={deciding.error} />}
      <div className="table-box">
        <table className="table kinds">
          <caption className="sr-only">{t('title')}</caption>
          <thead><tr><th scope="col">{t('name')}</th><th scope="col">{t('procedures')}</th><th scope="col">{t('rule')}</th><th scope="col">{t('decision')}</th></tr></thead>
          <tbody>
            {data.items.map((row) => (
              <tr key={row.name}>
                <th scope="row" className="wrap">{row.name}</th>
                <td className="small"><div>{t('used', { n: count(row.procedures) })}</div><span className="quiet">{row.codes.map((code) => <Link key={code} to={`/procedures/${encodeURIComponent(code)}`} className="code code-link">{code}</Link>)}{row.procedures > row.codes.length && '…'}</span></td>
                <td className="small">
                  <div>{row.rule ? <>{t('matched', { words: row.rule.matched })} → {say(kinds.get(row.rule.kind)?.name ?? { vi: row.rule.kind, en: row.rule.kind })}</> : t('noRule')}</div>
                  <div className="quiet">{say(row.reason)}</div>
                  {row.candidates.length > (row.rule ? 1 : 0) && <div className="quiet">{t('mayBe', { kinds: row.candidates.filter((id) => id !== row.rule?.kind).map((id) => say(kinds.get(id)?.name ?? { vi: id, en: id })).join('; ') })}</div>}
                </td>
                <td className="small"><Decision row={row} kinds={kinds} mayDecide={mayDecide} busy={deciding.isPending} onDecide={decide} onPick={() => { deciding.reset(); setPicking(row); }} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {picking && <KindDialog row={picking} kinds={data.kinds} error={deciding.error} busy={deciding.isPending} onClose={() => setPicking(null)} onDecide={(choice, note) => decide(picking, choice, note)} />}
    </>
  );
}

interface DecisionProps { readonly row: DocumentNameRow; readonly kinds: ReadonlyMap<string, DocumentNames['kinds'][number]>; readonly mayDecide: boolean; readonly busy: boolean; readonly onDecide: (row: DocumentNameRow, choice: Choice) => void; readonly onPick: () => void }

function Decision({ row, kinds, mayDecide, busy, onDecide, onPick }: DecisionProps) {
  const t = useTexts(kindsTexts);
  const say = useSay();
  const { dateTime } = useFormat();
  const named = (id: string): string => say(kinds.get(id)?.name ?? { vi: id, en: id });
  const { decision, rule } = row;
  return (
    <>
      {decision && <div><span className="badge good wrap">{named(decision.kind)}</span> <span className="quiet">{t('by', { who: decision.by, when: dateTime(decision.at) })}</span>{decision.note && <div className="quiet">{decision.note}</div>}</div>}
      {mayDecide && (
        <div className="decide">
          {!decision && rule && <Button small isDisabled={busy} onPress={() => onDecide(row, { is: 'kind', kind: rule.kind })}>{t('confirm', { kind: named(rule.kind) })}</Button>}
          <Button small look="plain" aria-label={t('chooseFor', { name: row.name })} onPress={onPick}>{t(decision ? 'change' : 'choose')}</Button>
          {decision && <Button small look="plain" isDisabled={busy} onPress={() => onDecide(row, { is: 'open' })}>{t('reopen')}</Button>}
        </div>
      )}
    </>
  );
}

/** The counts of the whole list after one row went from one state to another. */
function counted(now: DocumentNames, row: DocumentNameRow): DocumentNames['counts'] {
  const before = now.items.find(({ name }) => name === row.name)?.state;
  return before && before !== row.state ? { ...now.counts, [before]: now.counts[before] - 1, [row.state]: now.counts[row.state] + 1 } : now.counts;
}
