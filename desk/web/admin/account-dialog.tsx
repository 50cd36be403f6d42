import { useState, type FormEvent } from 'react';
import type { AccountView, AgencyView, ChangeAccount, Role } from '../../api/contract.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { roleTexts } from '../session/session-texts.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { TextInput } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { fieldErrors, ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { accountsTexts } from './accounts-texts.ts';

export interface AccountEntry extends ChangeAccount { readonly username: string }
const ROLES = Object.keys(roleTexts) as readonly Role[];
interface AccountDialogProps { /** null: a new one. */ readonly account: AccountView | null; readonly agencies: readonly AgencyView[]; readonly error: unknown; readonly pending: boolean; readonly onClose: () => void; readonly onSave: (entry: AccountEntry) => void }

export function AccountDialog({ account, agencies, error, pending, onClose, onSave }: AccountDialogProps) {
  const t = useTexts(accountsTexts);
  const role = useTexts(roleTexts);
  const say = useSay();
  const [entry, setEntry] = useState<AccountEntry>({ username: account?.username ?? '', name: account?.name ?? '', agencyId: account?.agencyId ?? '', roles: account?.roles ?? [], atOneStop: account?.atOneStop ?? false, active: account?.active ?? true });
  const change = (next: Partial<AccountEntry>) => setEntry((before) => ({ ...before, ...next }));
  const errors = fieldErrors(error);
  const submit = (event: FormEvent) => { event.preventDefault(); onSave({ ...entry, username: entry.username.trim(), name: entry.name.trim() }); };
  return (
    <Modal title={account ? t('changeOf', { name: account.username }) : t('newAccount')} open wide onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <div className="admin-fields">
          <TextInput label={t('person')} name="name" value={entry.name} onChange={(name) => change({ name })} error={errors['name']} required autoFocus />
          {!account && <TextInput label={t('username')} name="username" value={entry.username} onChange={(username) => change({ username })} error={errors['username']} hint={t('usernameHint')} required />}
          <Select label={t('agency')} name="agencyId" value={entry.agencyId} onChange={(agencyId) => change({ agencyId })} error={errors['agencyId']} options={agencies.map(({ id, name }) => ({ id, label: say(name) }))} required />
        </div>
        <fieldset className="admin-roles">
          <legend>{t('roles')} <span className="mark" aria-hidden="true">*</span></legend>
          {ROLES.map((each) => <Checkbox key={each} selected={entry.roles.includes(each)} onChange={(on) => change({ roles: ROLES.filter((other) => (other === each ? on : entry.roles.includes(other))) })}>{role(each)}</Checkbox>)}
        </fieldset>
        {errors['roles'] && <div className="error" role="alert">{errors['roles']}</div>}
        <Checkbox selected={entry.atOneStop} onChange={(atOneStop) => change({ atOneStop })}>{t('atOneStop')}</Checkbox>
        {account && <Checkbox selected={entry.active} onChange={(active) => change({ active })}><span>{t('active')}<br /><span className="hint">{t('activeHint')}</span></span></Checkbox>}
        <ProblemNotice error={error} />
        <div className="dialog-foot"><Button onPress={onClose}>{t('cancel')}</Button><Button type="submit" look="primary" isPending={pending}>{account ? t('save') : t('newAccount')}</Button></div>
      </form>
    </Modal>
  );
}
