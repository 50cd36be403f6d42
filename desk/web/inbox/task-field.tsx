import { useState } from 'react';
import type { DossierView, TaskForm } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { TextInput } from '../ui/field.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { Select } from '../ui/select.tsx';
import { fieldErrors } from '../ui/problem-notice.tsx';
import { inboxTexts } from './inbox-texts.ts';
import { useOfficers } from './task-queries.ts';

export type TaskFieldValue = string | number | boolean;
interface TaskFieldProps {
  readonly field: TaskForm['fields'][number];
  readonly dossier: DossierView;
  readonly value: TaskFieldValue | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: TaskFieldValue) => void;
}

/** One field of processes/forms.yaml by its type. */
export function TaskField(props: TaskFieldProps) {
  const { field, dossier, value, error, onChange } = props;
  const say = useSay();
  const common = { label: say(field.label), required: field.required, error, name: `fields.${field.id}` };
  const text = typeof value === 'string' ? value : '';
  switch (field.type) {
    case 'text': return <TextInput {...common} value={text} onChange={onChange} />;
    case 'longtext': return <TextInput {...common} value={text} onChange={onChange} rows={4} />;
    case 'number': return <NumberInput {...common} value={typeof value === 'number' ? value : null} onChange={(next) => onChange(next ?? '')} />;
    case 'date': return <DateInput {...common} value={text} onChange={onChange} />;
    case 'officer': return <OfficerField {...props} />;
    case 'components': return <Select {...common} value={text} onChange={onChange} options={dossier.components.map(({ id, name }) => ({ id, label: name }))} />;
    case 'file': return <FileField {...props} />;
  }
}

function OfficerField({ field, value, error, onChange }: TaskFieldProps) {
  const t = useTexts(inboxTexts);
  const say = useSay();
  const officers = useOfficers(field.role);
  const options = (officers.data ?? []).map((officer) => ({ id: officer.id, label: officer.name, detail: [officer.division, officer.atOneStop ? t('atOneStop') : ''].filter(Boolean).join(' · ') }));
  return <Select label={say(field.label)} required={field.required} error={error} name={`fields.${field.id}`} placeholder={t('chooseOfficer')} options={options} value={typeof value === 'string' ? value : ''} onChange={onChange} />;
}

function FileField({ field, dossier, error, onChange }: TaskFieldProps) {
  const say = useSay();
  const [refused, setRefused] = useState<string>();
  const upload = async (file: File | undefined) => {
    if (!file) return;
    const body = new FormData();
    body.append('file', file);
    try {
      const { id } = await send<{ readonly id: string }>('POST', `/dossiers/${dossier.id}/files`, body);
      setRefused(undefined);
      onChange(id);
    } catch (failure) {
      setRefused(fieldErrors(failure)['file'] ?? (failure instanceof Error ? failure.message : String(failure)));
    }
  };
  const id = `file-${field.id}`;
  return (
    <div className="field">
      <label htmlFor={id}>{say(field.label)}</label>
      <input id={id} type="file" onChange={(event) => void upload(event.target.files?.[0])} />
      {(refused ?? error) && <span className="error">{refused ?? error}</span>}
    </div>
  );
}
