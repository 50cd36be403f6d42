import { useState } from 'react';
import type { DocumentKindDecision, DocumentKindOption, DocumentNameRow } from '../../api/contract.ts';
import { registerName } from '../../../processes/schema/register-names.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choice.tsx';
import { TextInput } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { fieldErrors, ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { kindsTexts } from './kinds-texts.ts';

type Choice = DocumentKindDecision['choice'];
interface KindDialogProps { readonly row: DocumentNameRow; readonly kinds: readonly DocumentKindOption[]; readonly error: unknown; readonly busy: boolean; readonly onClose: () => void; readonly onDecide: (choice: Choice, note: string) => void }
const [OTHER, OWN] = ['*other', '*own'];

/** One of those that the name may be, another kind of the register, or a kind of its own. */
export function KindDialog({ row, kinds, error, busy, onClose, onDecide }: KindDialogProps) {
  const t = useTexts(kindsTexts);
  const say = useSay();
  const candidates = [...new Set([...(row.decision ? [row.decision.kind] : []), ...row.candidates])].flatMap((id) => kinds.find((kind) => kind.id === id) ?? []);
  const [picked, setPicked] = useState(candidates[0]?.id ?? OTHER);
  const [other, setOther] = useState('');
  const [own, setOwn] = useState({ vi: '', en: '' });
  const [holder, setHolder] = useState<'applicant' | 'unknown'>('applicant');
  const [note, setNote] = useState('');
  const errors = fieldErrors(error);
  const choice: Choice | null = picked === OWN ? (own.vi.trim().length > 2 && own.en.trim().length > 2 ? { is: 'own', name: { vi: own.vi.trim(), en: own.en.trim() }, holder } : null)
    : picked === OTHER ? (other ? { is: 'kind', kind: other } : null) : { is: 'kind', kind: picked };
  const holderText = (kind: DocumentKindOption): string => (kind.holder.is === 'register' ? t('register', { register: kind.holder.registers.map((id) => say(registerName(id))).join(', ') }) : t(kind.holder.is === 'applicant' ? 'applicant' : 'holder-unknown'));
  return (
    <Modal title={t('dialog')} open onClose={onClose} wide>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (choice) onDecide(choice, note.trim()); }}>
        <p className="kind-name">{row.name}</p>
        <Choices label={t('candidates')} value={picked} onChange={setPicked} error={errors['kind']} autoFocus options={[
          ...candidates.map((kind) => ({ value: kind.id, label: <>{say(kind.name)} <span className="quiet small">{holderText(kind)}</span></> })),
          { value: OTHER, label: t('other') }, { value: OWN, label: t('own') },
        ]} />
        {picked === OTHER && <Select label={t('otherKind')} required value={other} onChange={setOther} options={kinds.map((kind) => ({ id: kind.id, label: say(kind.name), detail: holderText(kind) }))} />}
        {picked === OWN && (
          <>
            <TextInput label={t('ownName')} required maxLength={200} value={own.vi} onChange={(vi) => setOwn({ ...own, vi })} error={errors['ownName']} />
            <TextInput label={t('ownNameEn')} required maxLength={200} value={own.en} onChange={(en) => setOwn({ ...own, en })} />
            <Choices label={t('holder')} value={holder} onChange={(value) => setHolder(value === 'applicant' ? 'applicant' : 'unknown')} options={[{ value: 'applicant', label: t('applicant') }, { value: 'unknown', label: t('holder-unknown') }]} across />
            <p className="quiet small">{t('holderHint')}</p>
          </>
        )}
        <TextInput label={t('note')} value={note} onChange={setNote} maxLength={500} />
        <ProblemNotice error={error} />
        <div className="dialog-foot"><Button onPress={onClose}>{t('cancel')}</Button><Button type="submit" look="primary" isDisabled={!choice || busy}>{t('save')}</Button></div>
      </form>
    </Modal>
  );
}
