import { useState } from 'react';
import { sumOf, useAttention } from '../admin/attention.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { PasswordDialog } from '../session/password-dialog.tsx';
import { passwordTexts } from '../session/password-texts.ts';
import { roleTexts } from '../session/session-texts.ts';
import { useMe, useSession } from '../session/session.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { PATH_OF, pagesFor } from './pages-by-role.ts';
import { Link, usePlace } from './router.tsx';
import { shellTexts } from './shell-texts.ts';
import './shell.css';

export function Header() {
  const t = useTexts(shellTexts);
  const role = useTexts(roleTexts);
  const password = useTexts(passwordTexts);
  const [changing, setChanging] = useState(false);
  const say = useSay();
  const me = useMe();
  const { signOut } = useSession();
  const { path } = usePlace();
  const who = `${me.name} · ${me.roles.map((each) => role(each)).join(', ')}`;
  const waiting = sumOf(useAttention(me.roles.includes('administrator')));
  return (
    <header className="bar">
      <a className="skip" href="#main">{t('skip')}</a>
      <span className="bar-brand">Một Cửa</span>
      <nav aria-label={t('menu')} className="bar-nav">
        {pagesFor(me.roles).map((page) => {
          const here = path.startsWith(page === 'admin' ? '/admin' : PATH_OF[page]) || (page === 'inbox' && path.startsWith('/tasks')) || (page === 'completion' && ['/once-only', '/document-kinds'].includes(path));
          // The designer is an application of its own, under its own address.
          if (page === 'designer') return <a key={page} className="bar-link" href={PATH_OF.designer}>{t('designer')}</a>;
          return <Link key={page} to={PATH_OF[page]} className="bar-link" {...(here ? { 'aria-current': 'page' as const } : {})}>{t(page)}{page === 'admin' && waiting > 0 && <span className="bar-count" role="img" aria-label={t('attention', { n: waiting })} title={t('attention', { n: waiting })}>{waiting}</span>}</Link>;
        })}
      </nav>
      {(me.demonstrationMode || me.agency.demonstration) && <span className="badge soon">{t('demonstration')}</span>}
      <div className="bar-who">
        <span className="bar-agency" title={say(me.agency.name)}>{say(me.agency.name)}</span>
        <span className="bar-officer" title={who}>{who}</span>
      </div>
      <LanguageSwitch />
      {!me.demonstrationMode && <button type="button" className="bar-button" onClick={() => setChanging(true)}>{password('password')}</button>}
      <button type="button" className="bar-button" onClick={() => void signOut()}>{t('signOut')}</button>
      {changing && <PasswordDialog onClose={() => setChanging(false)} />}
    </header>
  );
}
