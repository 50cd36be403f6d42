import { Suspense, useEffect, useLayoutEffect, type ReactNode } from 'react';
import { isAdminPart } from '../admin/admin-parts.ts';
import { BoardPage } from '../board/board-page.tsx';
import { cataloguePartTexts } from '../catalogue/catalogue-part-texts.ts';
import { useLiveEvents } from '../http/live-events.ts';
import { useTexts } from '../i18n/language.tsx';
import { InboxPage } from '../inbox/inbox-page.tsx';
import { ExpiredDialog } from '../session/expired-dialog.tsx';
import { useMe, useSession } from '../session/session.tsx';
import { SignInPage } from '../session/sign-in-page.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Header } from './header.tsx';
import { lazyPage } from './lazy-page.tsx';
import { homeFor } from './pages-by-role.ts';
import { go, usePlace } from './router.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';
import { shellTexts } from './shell-texts.ts';

const AdminPage = lazyPage(() => import('../admin/admin-page.tsx').then((page) => page.AdminPage));
const CompletionPage = lazyPage(() => import('../catalogue/completion-page.tsx').then((page) => page.CompletionPage));
const KindsPage = lazyPage(() => import('../catalogue/kinds-page.tsx').then((page) => page.KindsPage));
const OnceOnlyPage = lazyPage(() => import('../catalogue/once-only-page.tsx').then((page) => page.OnceOnlyPage));
const PortfolioPage = lazyPage(() => import('../catalogue/portfolio-page.tsx').then((page) => page.PortfolioPage));
const DelegationsPage = lazyPage(() => import('../delegations/delegations-page.tsx').then((page) => page.DelegationsPage));
const DossierListPage = lazyPage(() => import('../dossier/dossier-list-page.tsx').then((page) => page.DossierListPage));
const DossierPage = lazyPage(() => import('../dossier/dossier-page.tsx').then((page) => page.DossierPage));
const LookupPage = lazyPage(() => import('../lookup/lookup-page.tsx').then((page) => page.LookupPage));
const ProcedurePage = lazyPage(() => import('../procedures/procedure-page.tsx').then((page) => page.ProcedurePage));
const ProceduresPage = lazyPage(() => import('../procedures/procedures-page.tsx').then((page) => page.ProceduresPage));
const ReceivePage = lazyPage(() => import('../receive/receive-page.tsx').then((page) => page.ReceivePage));
const TaskPage = lazyPage(() => import('../inbox/task-page.tsx').then((page) => page.TaskPage));
const FirstAdministratorPage = lazyPage(() => import('../session/first-administrator-page.tsx').then((page) => page.FirstAdministratorPage));

export function App() {
  const { path } = usePlace();
  const { me, problem } = useSession();
  const t = useTexts(shellTexts);
  if (path === '/lookup') return <Suspense><LookupPage /></Suspense>;
  if (path === '/first-administrator') return <Suspense><FirstAdministratorPage /></Suspense>;
  if (me === undefined) return <main className="entrance">{problem ? <ProblemNotice error={problem} /> : <div className="loading"><span>{t('starting')}</span></div>}</main>;
  if (me === null) return <SignInPage />;
  return <SignedIn key={me.id} path={path} />;
}

function SignedIn({ path }: { readonly path: string }) {
  const t = useTexts(shellTexts);
  const part = useTexts(cataloguePartTexts);
  useLiveEvents(true);
  const [, section = '', id = '', more] = path.split('/').map(decodeURIComponent);
  return (
    <>
      <Header />
      <main id="main" tabIndex={-1} className="main"><Page title={titleOf(section, t, part)}><Suspense fallback={<div className="page loading" />}>{more ? <NotFound /> : pageFor(section, id)}</Suspense></Page></main>
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
      case 'document-kinds': return <KindsPage />;
      case 'once-only': return <OnceOnlyPage />;
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

function titleOf(section: string, t: ReturnType<typeof useTexts<typeof shellTexts>>, part: ReturnType<typeof useTexts<typeof cataloguePartTexts>>): string {
  switch (section) {
    case 'receive': return t('receive');
    case 'inbox': case 'tasks': return t('inbox');
    case 'dossiers': return t('dossiers');
    case 'procedures': return t('procedures');
    case 'completion': return t('completion');
    case 'document-kinds': return part('document-kinds');
    case 'once-only': return part('once-only');
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
