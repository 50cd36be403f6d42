import { ProblemError } from '../http/send.ts';
import { useTexts } from '../i18n/language.tsx';
import { uiTexts } from './ui-texts.ts';
import { Icon } from './icon.tsx';

/** What the server said "no" with, in the user's language; a defect of ours says so too instead of a blank page. */
export function ProblemNotice({ error }: { readonly error: unknown }) {
  const t = useTexts(uiTexts);
  if (!error) return null;
  const problem = error instanceof ProblemError ? error.problem : null;
  return (
    <div className="notice bad" role="alert">
      <Icon name="overdue" />
      <div><strong>{problem?.title ?? t('defect')}</strong>{problem?.detail && <div>{problem.detail}</div>}</div>
    </div>
  );
}

/** Texts by field of a 422. */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  return error instanceof ProblemError ? error.problem.errors ?? {} : {};
}
