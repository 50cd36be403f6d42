import { useEffect, useState, type FormEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Lookup } from '../../api/contract.ts';
import { StatusBadge } from '../dossier/status.tsx';
import { send } from '../http/send.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { Link, useSearchValues } from '../shell/router.tsx';
import { Button } from '../ui/button.tsx';
import { TextInput } from '../ui/field.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { lookupTexts } from './lookup-texts.ts';
import { RatingForm } from './rating-form.tsx';
import '../session/sign-in.css';
import './lookup.css';

/** For citizens and for anybody at the counter: code in, degree of completion out (Circular 01/2018 Art. 16.2.d). */
export function LookupPage() {
  const t = useTexts(lookupTexts);
  const [{ code }, setPlace] = useSearchValues(['code']);
  const [typed, setTyped] = useState(code);
  useEffect(() => setTyped(code), [code]);
  const found = useQuery({ queryKey: ['lookup', code], queryFn: () => send<Lookup>('GET', `/lookup/${encodeURIComponent(code)}`, undefined, { anonymous: true }), enabled: code !== '', retry: false });
  const search = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === code) void found.refetch(); else setPlace({ code: typed.trim() });
  };
  return (
    <main className="entrance lookup" id="main">
      <div className="entrance-head"><span className="brand">Một Cửa</span><span className="row"><Link to="/">{t('signIn')}</Link><LanguageSwitch /></span></div>
      <section className="panel stack">
        <h1>{t('title')}</h1>
        <p className="quiet">{t('hint')}</p>
        <form className="lookup-form" onSubmit={search} role="search">
          <TextInput label={t('code')} name="code" value={typed} onChange={setTyped} hint={t('codeExample')} autoFocus />
          <Button type="submit" look="primary">{t('search')}</Button>
        </form>
        <div aria-live="polite" className="lookup-result">
          {code !== '' && found.isError && <ProblemNotice error={found.error} />}
          {code !== '' && found.data && <LookupResult lookup={found.data} />}
        </div>
      </section>
      {code !== '' && found.data?.closed && <RatingForm code={found.data.code} />}
    </main>
  );
}

function LookupResult({ lookup }: { readonly lookup: Lookup }) {
  const t = useTexts(lookupTexts);
  const say = useSay();
  const total = Math.max(1, lookup.stepsTotal);
  const done = lookup.closed ? total : Math.min(lookup.stepsDone, total);
  return (
    <div className="stack">
      <div className="row"><strong className="receipt-code">{lookup.code}</strong><StatusBadge status={lookup.status} /></div>
      <p className="sr-only">{say(lookup.statusText)}</p>
      <div>
        <div className="row row-end"><span>{t('progress')}</span><strong>{t('steps', { done, total })}</strong></div>
        <div className="steps" role="progressbar" aria-label={t('progress')} aria-valuemin={0} aria-valuemax={total} aria-valuenow={done}>{Array.from({ length: total }, (_, index) => <span key={index} className={index < done ? 'step done' : 'step'} />)}</div>
      </div>
      <p>{t(lookup.closed ? 'closed' : 'running')}</p>
    </div>
  );
}
