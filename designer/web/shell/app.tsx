import { Suspense } from 'react';
import { SignInPage } from '../../../desk/web/session/sign-in-page.tsx';
import { ExpiredDialog } from '../../../desk/web/session/expired-dialog.tsx';
import { roleTexts } from '../../../desk/web/session/session-texts.ts';
import { useMe, useSession } from '../../../desk/web/session/session.tsx';
import { useSay, useTexts } from '../../../desk/web/i18n/language.tsx';
import { LanguageSwitch } from '../../../desk/web/shell/language-switch.tsx';
import { lazyPage } from '../../../desk/web/shell/lazy-page.tsx';
import { Link, usePlace } from '../../../desk/web/shell/router.tsx';
import { ProblemNotice } from '../../../desk/web/ui/problem-notice.tsx';
import '../../../desk/web/shell/shell.css';
import { ProceduresPage } from '../pages/procedures-page.tsx';
import { shellTexts } from './shell-texts.ts';

// The list comes without bpmn-js; the modeller with its panels and rules only with a draft.
const DraftPage = lazyPage(() => import('../draft/draft-page.tsx').then((page) => page.DraftPage));
const ReviewPage = lazyPage(() => import('../pages/review-page.tsx').then((page) => page.ReviewPage));
const ProcedurePage = lazyPage(() => import('../pages/procedure-page.tsx').then((page) => page.ProcedurePage));

const MAY_READ = ['reform-staff', 'leader', 'administrator', 'manager'] as const;

export function App() {
  const { me, problem } = useSession();
  if (problem) return <main className="page"><ProblemNotice error={problem} /></main>;
  if (me === undefined) return null;
  return me === null ? <SignInPage /> : <SignedIn />;
}

function SignedIn() {
  const t = useTexts(shellTexts);
  const me = useMe();
  const { path } = usePlace();
  const may = me.roles.some((role) => (MAY_READ as readonly string[]).includes(role));
  return (
    <>
      <Header />
      <ExpiredDialog />
      {may ? <Suspense fallback={<main className="page loading" id="main" />}><Page path={path.replace(/^\/designer\/?/, '')} /></Suspense> : <main className="page" id="main"><p className="notice soon">{t('notForYou')}</p></main>}
    </>
  );
}

function Page({ path }: { readonly path: string }) {
  const t = useTexts(shellTexts);
  const [kind, key = '', part] = path.split('/').map(decodeURIComponent);
  if (!kind) return <ProceduresPage />;
  if (kind === 'procedures' && key) return <ProcedurePage key={key} code={key} />;
  if (kind === 'drafts' && key) return part === 'review' ? <ReviewPage key={key} id={key} /> : <DraftPage key={key} id={key} />;
  return <main className="page" id="main"><p className="empty">{t('noPage')} <Link to="/designer/">{t('procedures')}</Link></p></main>;
}

function Header() {
  const t = useTexts(shellTexts);
  const role = useTexts(roleTexts);
  const say = useSay();
  const me = useMe();
  const { signOut } = useSession();
  const { path } = usePlace();
  return (
    <header className="bar">
      <a className="skip" href="#main">{t('skip')}</a>
      <a className="bar-brand plain-link" href="/">Một Cửa</a>
      <nav aria-label={t('menu')} className="bar-nav">
        <Link to="/designer/" className="bar-link" {...(/^\/designer\/?/.test(path) ? { 'aria-current': 'page' as const } : {})}>{t('designer')}</Link>
        <a className="bar-link" href="/board">{t('desk')}</a>
      </nav>
      {(me.demonstrationMode || me.agency.demonstration) && <span className="badge soon">{t('demonstration')}</span>}
      <div className="bar-who">
        <span className="bar-agency">{say(me.agency.name)}</span>
        <span className="bar-officer">{me.name} · {me.roles.map((each) => role(each)).join(', ')}</span>
      </div>
      <LanguageSwitch />
      <button type="button" className="bar-button" onClick={() => void signOut()}>{t('signOut')}</button>
    </header>
  );
}
