import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { send } from '../http/send.ts';
import { useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choice.tsx';
import { TextInput } from '../ui/field.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { lookupTexts } from './lookup-texts.ts';

const SCORES = [5, 4, 3, 2, 1] as const;

export function RatingForm({ code }: { readonly code: string }) {
  const t = useTexts(lookupTexts);
  const [secret, setSecret] = useState('');
  const [score, setScore] = useState('');
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const rate = useMutation({ mutationFn: () => send('POST', `/rating/${encodeURIComponent(code)}`, { secret: secret.trim(), score: Number(score), ...(comment.trim() ? { comment: comment.trim() } : {}) }, { anonymous: true }) });
  const secretError = /^\d{4}$/.test(secret.trim()) ? undefined : t('secretForm');
  const scoreError = score === '' ? t('chooseScore') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!secretError && !scoreError) rate.mutate();
  };
  return (
    <section className="panel stack">
      <h2>{t('rate')}</h2>
      {rate.isSuccess ? <p className="good-line" role="status">{t('thanks')}</p> : (
        <form className="stack" onSubmit={submit} noValidate>
          <p className="quiet">{t('rateHint')}</p>
          <TextInput label={t('secret')} name="secret" inputMode="numeric" maxLength={4} value={secret} onChange={setSecret} error={tried ? secretError : undefined} required />
          <Choices across label={t('score')} value={score} onChange={setScore} error={tried ? scoreError : undefined} required options={SCORES.map((value) => ({ value: String(value), label: t(`score${value}`) }))} />
          <TextInput label={t('comment')} name="comment" value={comment} onChange={setComment} rows={3} />
          <ProblemNotice error={rate.error} />
          <div><Button type="submit" look="primary" isPending={rate.isPending}>{t('send')}</Button></div>
        </form>
      )}
    </section>
  );
}
