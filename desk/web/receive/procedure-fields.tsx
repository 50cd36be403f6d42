import type { FormField } from '../../../processes/schema/facts.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { Checkbox, Choices } from '../ui/choice.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { TextInput } from '../ui/field.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { Select } from '../ui/select.tsx';
import type { PartProps } from './applicant-fields.tsx';
import type { FormValue } from './draft.ts';
import { receiveTexts } from './receive-texts.ts';

/** The fields that the procedure's facts ask for, in their order. */
export function ProcedureFields({ fields, draft, change, errors }: PartProps & { readonly fields: readonly FormField[] }) {
  const t = useTexts(receiveTexts);
  return (
    <div className="grid-12">
      {fields.map((field) => (
        <div key={field.id} className={widthOf(field)}>
          <OneField field={field} value={draft.form[field.id]} error={errors[`form.${field.id}`] ?? errors[field.id]} onChange={(value) => change({ form: { ...draft.form, [field.id]: value } })} />
        </div>
      ))}
      <div className="span-12">
        <TextInput label={t('content')} name="content" hint={t('contentHint')} value={draft.content} onChange={(content) => change({ content })} error={errors['content']} />
      </div>
    </div>
  );
}

/** Wide enough for what is typed or chosen, so that fields stand in few rows. */
function widthOf({ type, choices = [] }: FormField): string {
  if (type === 'longtext') return 'span-12';
  if (type === 'choice') return choices.length <= 3 && choices.reduce((sum, { label }) => sum + label.vi.length + 6, 0) > 44 ? 'span-12' : 'span-6';
  return type === 'text' ? 'span-6' : 'span-3';
}

interface OneFieldProps { readonly field: FormField; readonly value: FormValue | undefined; readonly error: string | undefined; readonly onChange: (value: FormValue) => void }

function OneField({ field, value, error, onChange }: OneFieldProps) {
  const say = useSay();
  const common = { label: say(field.label), required: field.required, error, name: `form.${field.id}` };
  const text = typeof value === 'string' ? value : '';
  switch (field.type) {
    case 'text': return <TextInput {...common} value={text} onChange={onChange} />;
    case 'longtext': return <TextInput {...common} value={text} onChange={onChange} rows={2} />;
    case 'date': return <DateInput {...common} value={text} onChange={onChange} />;
    case 'number': return <NumberInput {...common} value={typeof value === 'number' ? value : null} onChange={(next) => onChange(next ?? '')} min={field.min} max={field.max} />;
    case 'boolean': return <div className="field-check"><Checkbox selected={value === true} onChange={onChange}>{common.label}</Checkbox></div>;
    case 'choice': {
      const choices = field.choices ?? [];
      return choices.length <= 3
        ? <Choices across label={common.label} required={field.required} error={error} value={text} onChange={onChange} options={choices.map((choice) => ({ value: choice.value, label: say(choice.label) }))} />
        : <Select {...common} value={text} onChange={onChange} options={choices.map((choice) => ({ id: choice.value, label: say(choice.label) }))} />;
    }
  }
}
