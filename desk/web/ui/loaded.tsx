import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { ProblemError } from '../http/send.ts';
import { useTexts } from '../i18n/language.tsx';
import { Button } from './button.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { uiTexts } from './ui-texts.ts';

/** Shows what a query brought; says that it loads only when that takes noticeably long, and keeps old data while new ones come. */
export function Loaded<T>({ query, children }: { readonly query: UseQueryResult<T>; readonly children: (data: T) => ReactNode }) {
  const t = useTexts(uiTexts);
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    // What is not there, or not for me, is not there a second time either.
    const lasting = query.error instanceof ProblemError && (query.error.problem.status === 404 || query.error.problem.status === 403);
    return <div className="stack"><ProblemNotice error={query.error} /><div>{lasting ? <Button onPress={() => history.back()}>{t('back')}</Button> : <Button onPress={() => void query.refetch()}>{t('retry')}</Button>}</div></div>;
  }
  return <div className="loading" aria-busy="true"><span>{t('loading')}</span></div>;
}
