import type { TaskView } from '../../api/contract.ts';
import { useTexts } from '../i18n/language.tsx';
import { Icon } from '../ui/icon.tsx';
import { inboxTexts } from './inbox-texts.ts';

/** How often the law still allows what this task offers, shown before the click and not as a refusal after it. */
export function LegalCounters({ view }: { readonly view: TaskView }) {
  const t = useTexts(inboxTexts);
  const { form, dossier } = view;
  const supplement = form.outcomes.some(({ needsComponents }) => needsComponents);
  const extension = form.key === 'draft-apology' || form.key === 'sign-apology';
  if (!supplement && !extension) return null;
  return (
    <div className="counters" aria-label={t('counters')}>
      {supplement && <Counter left={dossier.supplementsLeft} some={t('supplementsLeft', { n: dossier.supplementsLeft })} none={t(dossier.supplementExceptionsLeft > 0 ? 'supplementException' : 'noSupplement')} />}
      {extension && <Counter left={dossier.extensionsLeft} some={t('extensionsLeft', { n: dossier.extensionsLeft })} none={t('noExtension')} />}
    </div>
  );
}

function Counter({ left, some, none }: { readonly left: number; readonly some: string; readonly none: string }) {
  return left > 0 ? <span className="badge accent"><Icon name="info" size={12} />{some}</span> : <span className="badge soon"><Icon name="warning" size={12} />{none}</span>;
}
