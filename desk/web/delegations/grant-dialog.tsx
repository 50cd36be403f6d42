import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { DelegatedPower, Delegations, DelegationView, NewDelegation } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choice.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { TextInput } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { fieldErrors, ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { delegationsTexts } from './delegations-texts.ts';

/** React Aria takes an empty key for no choice. */
const ANYBODY = '-';
const MATTERS = ['procedure', 'field', 'all'] as const;
type Matter = (typeof MATTERS)[number];
interface GrantDialogProps { readonly known: Delegations; readonly onClose: () => void; readonly onDone: () => void }

export function GrantDialog({ known, onClose, onDone }: GrantDialogProps) {
  const t = useTexts(delegationsTexts);
  const [power, setPower] = useState<DelegatedPower>('approve');
  const [matter, setMatter] = useState<Matter>('procedure');
  const [procedureCode, setProcedure] = useState(known.procedures.length === 1 ? known.procedures[0]!.code : '');
  const [field, setField] = useState('');
  const [person, setPerson] = useState(ANYBODY);
  const [ground, setGround] = useState('');
  const [inForceFrom, setFrom] = useState(known.today);
  const [inForceTo, setTo] = useState('');
  const grant = useMutation({ mutationFn: (body: NewDelegation) => send<DelegationView>('POST', '/delegations', body), onSuccess: onDone });
  const errors = fieldErrors(grant.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    grant.mutate({
      power, procedureCode: matter === 'procedure' ? procedureCode : null, field: matter === 'field' ? field : null, accountId: person === ANYBODY ? null : person,
      ground: ground.trim(), inForceFrom, inForceTo: inForceTo === '' ? null : inForceTo,
    });
  };
  return (
    <Modal title={t('title')} open wide onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Choices label={t('power')} value={power} onChange={(next) => setPower(next as DelegatedPower)} options={(['approve', 'appraise'] as const).map((value) => ({ value, label: t(value) }))} across autoFocus />
        <Choices label={t('matter')} value={matter} onChange={(next) => setMatter(next as Matter)} options={MATTERS.map((value) => ({ value, label: t(value) }))} across />
        {matter === 'procedure' && <Select label={t('procedure')} name="procedureCode" value={procedureCode} onChange={setProcedure} error={errors['procedureCode']} options={known.procedures.map(({ code, name }) => ({ id: code, label: `${code} ${name}` }))} required />}
        {matter === 'field' && <Select label={t('field')} name="field" value={field} onChange={setField} error={errors['field']} options={known.fields.map(({ id, name }) => ({ id, label: name }))} required />}
        <Select label={t('person')} name="accountId" value={person} onChange={setPerson} error={errors['accountId']} hint={known.people.length === 0 ? t('noPeople') : undefined} options={[{ id: ANYBODY, label: t('anybody') }, ...known.people.map(({ id, name }) => ({ id, label: name }))]} />
        <div className="delegation-dates">
          <DateInput label={t('from')} value={inForceFrom} onChange={setFrom} error={errors['inForceFrom']} required />
          <DateInput label={t('to')} value={inForceTo} onChange={setTo} error={errors['inForceTo']} hint={t('toHint')} />
        </div>
        <TextInput label={t('ground')} name="ground" value={ground} onChange={setGround} error={errors['ground']} hint={t('groundHint')} required />
        <ProblemNotice error={grant.error} />
        <div className="dialog-foot"><Button onPress={onClose}>{t('cancel')}</Button><Button type="submit" look="primary" isPending={grant.isPending}>{t('addDo')}</Button></div>
      </form>
    </Modal>
  );
}
