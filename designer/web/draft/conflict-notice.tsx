import { useMutation } from '@tanstack/react-query';
import { useFormat } from '../../../desk/web/i18n/format.ts';
import { useTexts } from '../../../desk/web/i18n/language.tsx';
import { go } from '../../../desk/web/shell/router.tsx';
import { Button } from '../../../desk/web/ui/button.tsx';
import { ProblemNotice } from '../../../desk/web/ui/problem-notice.tsx';
import type { DraftView } from '../../api/contract.ts';
import type { FactsChange } from '../../facts/facts-change.ts';
import { createDraft, saveDraft } from '../shell/requests.ts';
import { draftTexts } from './draft-texts.ts';
import { dropLocalCopy } from './local-copy.ts';

/** Two people on one draft: nothing is overwritten, nothing is lost. */
export function ConflictNotice({ draft, error, currentXml, factsChange }: { readonly draft: DraftView; readonly error: unknown; readonly currentXml: () => Promise<string>; readonly factsChange: FactsChange | null }) {
  const t = useTexts(draftTexts);
  const { time } = useFormat();
  const keep = useMutation({
    mutationFn: async () => {
      const copy = await createDraft(draft.procedureCode, t('copyOf', { title: draft.title, when: time(new Date().toISOString()) }).slice(0, 200));
      await saveDraft(copy.id, { xml: await currentXml(), factsChange, version: copy.version });
      return copy.id;
    },
    onSuccess: (id) => { dropLocalCopy(draft.id); go(`/designer/drafts/${id}`); },
  });
  return (
    <div className="notice soon" role="alert">
      <div className="stack-s">
        {error ? <ProblemNotice error={error} /> : <strong>{t('conflict')}</strong>}
        <ProblemNotice error={keep.error} />
        <div className="row"><Button look="primary" small onPress={() => keep.mutate()} isDisabled={keep.isPending}>{t('keepMine')}</Button><Button small onPress={() => { dropLocalCopy(draft.id); location.reload(); }}>{t('takeTheirs')}</Button></div>
      </div>
    </div>
  );
}
