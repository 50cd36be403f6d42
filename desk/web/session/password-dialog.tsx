import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { ChangePassword } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useTexts } from '../i18n/language.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { TextInput } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { fieldErrors, ProblemNotice } from '../ui/problem-notice.tsx';
import { passwordTexts } from './password-texts.ts';

export function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(passwordTexts);
  const announce = useAnnounce();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [again, setAgain] = useState('');
  const change = useMutation({
    mutationFn: (body: ChangePassword) => send('PUT', '/me/password', body),
    onSuccess: () => { announce(t('saved')); onClose(); },
  });
  const errors = fieldErrors(change.error);
  const different = again !== '' && again !== newPassword;
  const submit = (event: FormEvent) => { event.preventDefault(); if (again === newPassword) change.mutate({ currentPassword, newPassword }); };
  return (
    <Modal title={t('title')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="quiet">{t('hint')}</p>
        <TextInput label={t('current')} name="currentPassword" type="password" value={currentPassword} onChange={setCurrent} error={errors['currentPassword']} autoComplete="current-password" required autoFocus />
        <TextInput label={t('next')} name="newPassword" type="password" value={newPassword} onChange={setNew} error={errors['newPassword']} hint={t('nextHint')} autoComplete="new-password" required />
        <TextInput label={t('again')} name="again" type="password" value={again} onChange={setAgain} error={different ? t('different') : undefined} autoComplete="new-password" required />
        <ProblemNotice error={change.error} />
        <div className="dialog-foot"><Button onPress={onClose}>{t('cancel')}</Button><Button type="submit" look="primary" isPending={change.isPending} isDisabled={currentPassword === '' || newPassword === '' || again !== newPassword}>{t('save')}</Button></div>
      </form>
    </Modal>
  );
}
