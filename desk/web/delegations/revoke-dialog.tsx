import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { DelegationView } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { TextInput } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { fieldErrors, ProblemNotice } from '../ui/problem-notice.tsx';
import { delegationsTexts } from './delegations-texts.ts';

interface RevokeDialogProps { readonly delegation: DelegationView; readonly onClose: () => void; readonly onDone: () => void }

export function RevokeDialog({ delegation, onClose, onDone }: RevokeDialogProps) {
  const t = useTexts(delegationsTexts);
  const [reason, setReason] = useState('');
  const revoke = useMutation({ mutationFn: () => send<DelegationView>('POST', `/delegations/${delegation.id}/revoke`, { reason: reason.trim() }), onSuccess: onDone });
  const submit = (event: FormEvent) => { event.preventDefault(); revoke.mutate(); };
  return (
    <Modal title={t('revokeTitle')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{t(delegation.power)} · {delegation.procedureCode ?? delegation.fieldName ?? t('allShort')} · {delegation.person ?? t('anybody')}</p>
        <p className="quiet">{t('revokeHint')}</p>
        <TextInput label={t('reason')} name="reason" value={reason} onChange={setReason} error={fieldErrors(revoke.error)['reason']} rows={3} required autoFocus />
        <ProblemNotice error={revoke.error} />
        <div className="dialog-foot"><Button onPress={onClose}>{t('cancel')}</Button><Button type="submit" look="danger" isPending={revoke.isPending} isDisabled={reason.trim() === ''}>{t('revokeDo')}</Button></div>
      </form>
    </Modal>
  );
}
