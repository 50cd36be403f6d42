import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { go, useSearchValues } from '../shell/router.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Pager } from '../ui/pager.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { useShortcuts } from '../ui/shortcut.ts';
import { inboxTexts } from './inbox-texts.ts';
import { useSteadyList } from './steady-list.ts';
import { PAGE_SIZE, useTaskAct, useTasks, type InboxView } from './task-queries.ts';
import { TaskTable } from './task-table.tsx';
import './inbox.css';

const VIEWS: readonly InboxView[] = ['mine', 'group', 'all'];
const EMPTY = { mine: 'emptyMine', group: 'emptyGroup', all: 'emptyAll' } as const;

export function InboxPage() {
  const t = useTexts(inboxTexts);
  // The page that is opened next, while the list is being read.
  useEffect(() => { void import('./task-page.tsx').catch(() => undefined); }, []);
  const announce = useAnnounce();
  const [values, setPlace] = useSearchValues(['view', 'q', 'page']);
  const view = VIEWS.find((each) => each === values.view) ?? 'group';
  const page = Math.max(1, Number.parseInt(values.page, 10) || 1);
  const tasks = useTasks(view, values.q, page);
  const list = useSteadyList(tasks.isPlaceholderData ? undefined : tasks.data?.items, `${view} ${values.q} ${page}`);
  const rows = tasks.isPlaceholderData ? (tasks.data?.items ?? []).map((item) => ({ item, gone: false })) : list.rows;
  const [picked, setPicked] = useState<string | null>(null);
  const current = rows.findIndex(({ item }) => item.id === picked);
  const claim = useTaskAct('claim');
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  const take = (id: string) => {
    const task = rows.find(({ item }) => item.id === id)?.item;
    if (!task?.mayClaim || mine.has(id) || claim.isPending) return;
    setPicked(id);
    claim.mutate(id, { onSuccess: () => { setMine((before) => new Set(before).add(id)); announce(t('claimed', { name: task.name, code: task.dossierCode })); } });
  };
  const pick = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    setPicked(row.item.id);
    document.getElementById(`task-${row.item.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const claimPicked = () => { if (picked) take(picked); };
  const down = () => pick(current + 1);
  const up = () => pick(current < 0 ? 0 : current - 1);
  const open = () => { const row = rows[current]; if (row) go(`/tasks/${row.item.id}`); };
  useShortcuts({ j: down, arrowdown: down, k: up, arrowup: up, enter: open, c: claimPicked, r: list.adopt });
  const gone = rows.filter((row) => row.gone && !mine.has(row.item.id)).length;
  const stale = list.arrived + gone > 0;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <nav className="tabs" aria-label={t('title')}>
          {VIEWS.map((each) => <button key={each} type="button" className="tab" {...(each === view ? { 'aria-current': 'true' as const } : {})} onClick={() => setPlace({ view: each, page: '' })}>{t(each)}</button>)}
        </nav>
        <div className="push inbox-news" role="status">
          {stale
            ? <><span>{t('changedHint', { arrived: list.arrived, gone })}</span><Button small onPress={list.adopt} shortcut="R">{t('refresh')}</Button></>
            : <span className="quiet small">{t('upToDate')}</span>}
        </div>
        <SearchInput label={t('search')} value={values.q} onChange={(q) => setPlace({ q, page: '' })} />
      </div>
      <ProblemNotice error={claim.error} />
      <Loaded query={tasks}>
        {(data) => (
          <>
            <TaskTable rows={rows} picked={picked} onPick={setPicked} mine={mine} onClaim={take} empty={values.q ? t('noMatch', { q: values.q }) : t(EMPTY[view])} />
            <Pager page={page} size={PAGE_SIZE} total={data.total} onPage={(next) => setPlace({ page: String(next) })}>
              <span className="small"><kbd>J</kbd> <kbd>K</kbd> · <kbd>Enter</kbd> {t('open').toLocaleLowerCase()} · <kbd>C</kbd> {t('claim').toLocaleLowerCase()} · <kbd>?</kbd></span>
            </Pager>
          </>
        )}
      </Loaded>
    </div>
  );
}
