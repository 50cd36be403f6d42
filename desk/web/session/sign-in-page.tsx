import { useMutation, useQuery } from '@tanstack/react-query';
import type { SignInOptions } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { Link } from '../shell/router.tsx';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useSession } from './session.tsx';
import { roleTexts, sessionTexts } from './session-texts.ts';
import { SignInForm } from './sign-in-form.tsx';
import './sign-in.css';

export function SignInPage() {
  const t = useTexts(sessionTexts);
  const options = useQuery({ queryKey: ['sign-in-options'], queryFn: () => send<SignInOptions>('GET', '/session/options', undefined, { anonymous: true }), retry: false });
  const offers = options.data?.accounts ?? [];
  return (
    <main className="entrance" id="main">
      <div className="entrance-head"><span className="brand">{t('product')}</span><LanguageSwitch /></div>
      <div className={offers.length > 0 ? 'entrance-body two' : 'entrance-body'}>
        <section className="panel stack" aria-labelledby="sign-in-title">
          <h1 id="sign-in-title">{t('signIn')}</h1>
          <p className="quiet">{t('purpose')}</p>
          <SignInForm />
          {options.data?.firstAdministratorNeeded && <Link to="/first-administrator">{t('firstLink')}</Link>}
          <Link to="/lookup">{t('lookup')}</Link>
        </section>
        {offers.length > 0 && <DemonstrationAccounts accounts={offers} />}
      </div>
    </main>
  );
}

function DemonstrationAccounts({ accounts }: { readonly accounts: SignInOptions['accounts'] }) {
  const t = useTexts(sessionTexts);
  const role = useTexts(roleTexts);
  const say = useSay();
  const { signIn } = useSession();
  const attempt = useMutation({ mutationFn: signIn });
  const [own, ...others] = [...new Set(accounts.map((account) => say(account.agency)))];
  // The ward's people and, above them, the manager and the administrator: enough to see everything.
  const people = (agency: string) => (
    <ul className="people">
      {accounts.filter((account) => say(account.agency) === agency).map((account) => (
        <li key={account.username}>
          <button type="button" onClick={() => attempt.mutate({ username: account.username, password: account.password })} disabled={attempt.isPending}>
            <span className="person">{account.name}</span>
            <span className="quiet small">{account.roles.map((each) => role(each)).join(', ')}</span>
            <span className="quiet small login">{account.username}</span>
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <section className="panel stack" aria-labelledby="demonstration-title">
      <h2 id="demonstration-title">{t('demonstrationAccounts')}</h2>
      <p className="quiet">{t('demonstrationHint')}</p>
      <ProblemNotice error={attempt.error} />
      {own && <div className="stack-s"><h3 className="quiet">{own}</h3>{people(own)}</div>}
      {others.map((agency, index) => <details key={agency} open={index === 0}><summary>{agency}</summary>{people(agency)}</details>)}
    </section>
  );
}
