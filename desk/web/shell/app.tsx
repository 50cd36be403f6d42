import { useEffect, useLayoutEffect, type ReactNode } from 'react';
import { AdminPage, isAdminPart } from '../admin/admin-page.tsx';
import { BoardPage } from '../board/board-page.tsx';
import { CompletionPage } from '../catalogue/completion-page.tsx';
import { PortfolioPage } from '../catalogue/portfolio-page.tsx';
import { DelegationsPage } from '../delegations/delegations-page.tsx';
import { DossierListPage } from '../dossier/dossier-list-page.tsx';
import { DossierPage } from '../dossier/dossier-page.tsx';
import { useLiveEvents } from '../http/live-events.ts';
import { useTexts } from '../i18n/language.tsx';
import { InboxPage } from '../inbox/inbox-page.tsx';
import { TaskPage } from '../inbox/task-page.tsx';
import { LookupPage } from '../lookup/lookup-page.tsx';
import { ProcedurePage } from '../procedures/procedure-page.tsx';
import { ProceduresPage } from '../procedures/procedures-page.tsx';
import { ReceivePage } from '../receive/receive-page.tsx';
import { ExpiredDialog } from '../session/expired-dialog.tsx';
import { FirstAdministratorPage } from '../session/first-administrator-page.tsx';
import { useMe, useSession } from '../session/session.tsx';
import { SignInPage } from '../session/sign-in-page.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Header } from './header.tsx';
import { homeFor } from './pages-by-role.ts';
import { go, usePlace } from './router.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';
import { shellTexts } from './shell-texts.ts';

export function App() {
  const { path } = usePlace();
  const { me, problem } = useSession();
  const t = useTexts(shellTexts);
  if (path === '/lookup') return <LookupPage />;
  if (path === '/first-administrator') return <FirstAdministratorPage />;
  if (me === undefined) return <main className="entrance">{problem ? <ProblemNotice error={problem} /> : <div className="loading"><span>{t('starting')}</span></div>}</main>;
  if (me === null) return <SignInPage />;
  return <SignedIn key={me.id} path={path} />;
}

function SignedIn({ path }: { readonly path: string }) {
  const t = useTexts(shellTexts);
  useLiveEvents(true);
  const [, section = '', id = '', more] = path.split('/').map(decodeURIComponent);
  return (
    <>
      <Header />
      <main id="main" tabIndex={-1} className="main"><Page title={titleOf(section, t)}>{more ? <NotFound /> : pageFor(section, id)}</Page></main>
      <ShortcutHelp />
      <ExpiredDialog />
    </>
  );
}

function pageFor(section: string, id: string): ReactNode {
  if (id === '') {
    switch (section) {
      case '': return <Home />;
      case 'receive': return <ReceivePage />;
      case 'inbox': return <InboxPage />;
      case 'dossiers': return <DossierListPage />;
      case 'procedures': return <ProceduresPage />;
      case 'completion': return <CompletionPage />;
      case 'portfolio': return <PortfolioPage />;
      case 'board': return <BoardPage />;
      case 'delegations': return <DelegationsPage />;
    }
  }
  if (section === 'tasks' && id) return <TaskPage key={id} id={id} />;
  if (section === 'dossiers' && id) return <DossierPage key={id} id={id} />;
  if (section === 'procedures' && id) return <ProcedurePage key={id} code={id} />;
  if (section === 'admin' && isAdminPart(id || 'rules')) return <AdminPage part={isAdminPart(id) ? id : 'rules'} />;
  return <NotFound />;
}

function titleOf(section: string, t: ReturnType<typeof useTexts<typeof shellTexts>>): string {
  switch (section) {
    case 'receive': return t('receive');
    case 'inbox': case 'tasks': return t('inbox');
    case 'dossiers': return t('dossiers');
    case 'procedures': return t('procedures');
    case 'completion': return t('completion');
    case 'portfolio': return t('portfolio');
    case 'board': return t('board');
    case 'delegations': return t('delegations');
    case 'admin': return t('admin');
    default: return '';
  }
}

function Page({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useEffect(() => { document.title = title ? `${title} – Một Cửa` : 'Một Cửa'; }, [title]);
  return <>{children}</>;
}

function Home() {
  const me = useMe();
  useLayoutEffect(() => go(homeFor(me.roles), { replace: true }), [me.roles]);
  return null;
}

function NotFound() {
  const t = useTexts(shellTexts);
  return <div className="page"><h1>{t('notFound')}</h1><p className="quiet">{t('notFoundHint')}</p></div>;
}
