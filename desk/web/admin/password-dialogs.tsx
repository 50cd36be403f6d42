import type { AccountView, AccountWithPassword } from '../../api/contract.ts';
import { useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { TextInput } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { accountsTexts } from './accounts-texts.ts';

/** Goes by its button only: a click beside it would lose the password. */
export function ShownPassword({ made, onClose }: { readonly made: AccountWithPassword; readonly onClose: () => void }) {
  const t = useTexts(accountsTexts);
  return (
    <Modal title={t('passwordOf', { name: made.account.name })} open>
      <p>{t('passwordOnce')}</p>
      <TextInput label={t('username')} value={made.account.username} onChange={() => undefined} readOnly />
      <TextInput label={t('password')} name="generatedPassword" value={made.password} onChange={() => undefined} readOnly />
      <div className="dialog-foot"><Button look="primary" onPress={onClose}>{t('noted')}</Button></div>
    </Modal>
  );
}

interface ResetPasswordProps { readonly account: AccountView; readonly error: unknown; readonly pending: boolean; readonly onClose: () => void; readonly onReset: () => void }

export function ResetPassword({ account, error, pending, onClose, onReset }: ResetPasswordProps) {
  const t = useTexts(accountsTexts);
  return (
    <Modal title={t('resetOf', { name: account.name })} open onClose={onClose}>
      <p>{t('resetHint')}</p>
      <ProblemNotice error={error} />
      <div className="dialog-foot"><Button onPress={onClose}>{t('cancel')}</Button><Button look="danger" isPending={pending} onPress={onReset}>{t('resetDo')}</Button></div>
    </Modal>
  );
}
