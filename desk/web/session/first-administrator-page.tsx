import { useState, type FormEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { AgencyLevel, FirstAdministrator, Me, SignInOptions } from '../../api/contract.ts';
import { levelTexts } from '../admin/accounts-texts.ts';
import { useKindName } from '../admin/kind-name.ts';
import { send } from '../http/send.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { go, Link, usePlace } from '../shell/router.tsx';
import { Button } from '../ui/button.tsx';
import { TextInput } from '../ui/field.tsx';
import { fieldErrors, ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { sessionTexts } from './session-texts.ts';
import { useSession } from './session.tsx';
import './sign-in.css';

const PERSON = ['token', 'name', 'username', 'password'] as const;
const AGENCY = ['agencyName', 'agencyId', 'dossierCodePart'] as const;
type Field = (typeof PERSON)[number] | (typeof AGENCY)[number] | 'kind' | 'level';
/** The agency is asked for once here; everything but its id can be changed later. */
const HINTS = { agencyId: 'agencyIdHint', dossierCodePart: 'dossierCodePartHint' } as const;

export function FirstAdministratorPage() {
  const t = useTexts(sessionTexts);
  const say = useSay();
  const kindName = useKindName();
  const { adopt, signIn } = useSession();
  const place = usePlace();
  const [values, setValues] = useState<Readonly<Record<Field, string>>>({ token: place.search.get('token') ?? '', name: '', username: '', password: '', agencyId: '', agencyName: '', dossierCodePart: '', kind: '', level: '' });
  const options = useQuery({ queryKey: ['sign-in-options'], queryFn: () => send<SignInOptions>('GET', '/session/options', undefined, { anonymous: true }) });
  const set = (field: Field) => (value: string) => setValues((before) => ({ ...before, [field]: value }));
  const create = useMutation({
    mutationFn: async () => {
      const { token, name, username, password, agencyId, agencyName, dossierCodePart, kind, level } = values;
      const body: FirstAdministrator = { token: token.trim(), username: username.trim(), password, name: name.trim(), agency: { id: agencyId.trim(), name: agencyName.trim(), kind, level: level as AgencyLevel, dossierCodePart: dossierCodePart.trim() } };
      const made = await send<Me | undefined>('POST', '/first-administrator', body, { anonymous: true });
      return made && 'csrfToken' in made ? adopt(made) : signIn({ username, password });
    },
    onSuccess: () => go('/admin/accounts'),
  });
  const known = options.data?.firstAgency;
  const errors = fieldErrors(create.error);
  const errorOf: Readonly<Record<Field, string | undefined>> = { ...errors, agencyId: errors['agency.id'], agencyName: errors['agency.name'] ?? errors['agency.name.vi'], dossierCodePart: errors['agency.dossierCodePart'], kind: errors['agency.kind'], level: errors['agency.level'] } as Record<Field, string | undefined>;
  const submit = (event: FormEvent) => { event.preventDefault(); create.mutate(); };
  return (
    <main className="entrance" id="main">
      <div className="entrance-head"><span className="brand">{t('product')}</span><LanguageSwitch /></div>
      <div className="entrance-body">
        {options.data && !options.data.firstAdministratorNeeded ? <div className="panel stack"><h1>{t('firstTitle')}</h1><p className="notice">{t('firstDone')}</p><p><Link to="/">{t('signIn')}</Link></p></div> : (
          <form className="panel stack wide-form" onSubmit={submit}>
            <h1>{t('firstTitle')}</h1>
            <p className="quiet">{t('firstHint')}</p>
            <div className="form-pairs">
              {PERSON.map((field, index) => (
                <TextInput key={field} label={t(field)} name={field} type={field === 'password' ? 'password' : 'text'} value={values[field]} error={errorOf[field]} required autoFocus={index === 0}
                  hint={field === 'password' ? t('passwordHint') : undefined} autoComplete={field === 'password' ? 'new-password' : 'off'} onChange={set(field)} />
              ))}
            </div>
            <h2>{t('firstAgency')}</h2>
            <div className="form-pairs">
              {AGENCY.map((field) => <TextInput key={field} label={t(field)} name={field} value={values[field]} error={errorOf[field]} required hint={field === 'agencyName' ? undefined : t(HINTS[field])} onChange={set(field)} />)}
              <Select label={t('kind')} name="kind" value={values.kind} onChange={set('kind')} error={errorOf.kind} options={(known?.kinds ?? []).map((id) => ({ id, label: kindName(id) }))} required />
              <Select label={t('level')} name="level" value={values.level} onChange={set('level')} error={errorOf.level} options={(known?.levels ?? []).map((id) => ({ id, label: say(levelTexts[id]) }))} required />
            </div>
            <p className="quiet small">{t('firstLater')}</p>
            <ProblemNotice error={create.error} />
            <Button type="submit" look="primary" isPending={create.isPending}>{t('create')}</Button>
          </form>
        )}
      </div>
    </main>
  );
}
