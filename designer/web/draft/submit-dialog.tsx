import { useState } from 'react';
import { useTexts } from '../../../desk/web/i18n/language.tsx';
import { go } from '../../../desk/web/shell/router.tsx';
import { Button } from '../../../desk/web/ui/button.tsx';
import { TextInput } from '../../../desk/web/ui/field.tsx';
import { Modal } from '../../../desk/web/ui/modal.tsx';
import { ProblemNotice } from '../../../desk/web/ui/problem-notice.tsx';
import type { DraftView } from '../../api/contract.ts';
import { useDraft, useDraftAct } from '../shell/requests.ts';
import { draftTexts } from './draft-texts.ts';
import type { Issue } from './use-editor.ts';

export function SubmitDialog({ draft, errors, flush, onChoose, onClose }: { readonly draft: DraftView; readonly errors: readonly Issue[]; readonly flush: () => Promise<number | null>; readonly onChoose: (id: string) => void; readonly onClose: () => void }) {
  const t = useTexts(draftTexts);
  const [note, setNote] = useState(draft.note);
  const [seen, setSeen] = useState(false);
  const now = useDraft(draft.id).data ?? draft;
  const newer = now.currentVersion !== now.baseVersion || now.currentFactsVersion !== now.baseFactsVersion;
  const act = useDraftAct(draft.id);
  const submit = async () => {
    const version = await flush();
    if (version !== null) act.mutate({ act: 'submit', body: { note: note.trim(), version, ...(newer ? { overNewerVersion: seen } : {}) } }, { onSuccess: () => go(`/designer/drafts/${draft.id}/review`) });
  };
  return (
    <Modal title={t('submitTitle')} open onClose={onClose} wide>
      {errors.length > 0 ? (
        <>
          <p className="notice bad">{t('cannotYet', { n: errors.length })}</p>
          <ul className="problem-list">{errors.map((issue, index) => <li key={index}><button type="button" className="line-button" onClick={() => onChoose(issue.elementId)}>{issue.text}</button></li>)}</ul>
          <div className="dialog-foot"><Button onPress={onClose}>{t('cancel')}</Button></div>
        </>
      ) : (
        <form className="stack" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
          <TextInput label={t('note')} required rows={4} value={note} onChange={setNote} autoFocus hint={t('noteHint')} maxLength={2000} />
          {newer && <label className="inline-check"><input type="checkbox" checked={seen} onChange={(event) => setSeen(event.target.checked)} /> {t('overNewer', { n: now.currentVersion ?? '' })}</label>}
          <ProblemNotice error={act.error} />
          <div className="dialog-foot"><Button onPress={onClose}>{t('cancel')}</Button><Button look="primary" type="submit" isDisabled={note.trim().length < 3 || act.isPending || (newer && !seen)}>{t('submit')}</Button></div>
        </form>
      )}
    </Modal>
  );
}
