import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { TextInput } from '../ui/field.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { sessionTexts } from './session-texts.ts';
import { useSession } from './session.tsx';

interface SignInFormProps { readonly username?: string; readonly onDone?: () => void }

export function SignInForm({ username: fixed, onDone }: SignInFormProps) {
  const t = useTexts(sessionTexts);
  const { signIn } = useSession();
  const [username, setUsername] = useState(fixed ?? '');
  const [password, setPassword] = useState('');
  const attempt = useMutation({ mutationFn: () => signIn({ username: username.trim(), password }), onSuccess: () => onDone?.() });
  const submit = (event: FormEvent) => { event.preventDefault(); attempt.mutate(); };
  return (
    <form className="stack" onSubmit={submit}>
      <TextInput label={t('username')} name="username" value={username} onChange={setUsername} autoComplete="username" autoFocus={!fixed} readOnly={fixed !== undefined} required />
      <TextInput label={t('password')} name="password" type="password" value={password} onChange={setPassword} autoComplete="current-password" autoFocus={fixed !== undefined} required />
      <ProblemNotice error={attempt.error} />
      <Button type="submit" look="primary" isPending={attempt.isPending}>{t('signIn')}</Button>
    </form>
  );
}
