import { parseDate } from '@internationalized/date';
import { DateField, DateInput as Segments, DateSegment } from 'react-aria-components';
import { useTexts } from '../i18n/language.tsx';
import { FieldFoot, FieldLabel, type FieldProps } from './field.tsx';
import { uiTexts } from './ui-texts.ts';

const isPart = (type: string): type is 'day' | 'month' | 'year' => type === 'day' || type === 'month' || type === 'year';

interface DateInputProps extends FieldProps {
  /** 2026-11-22, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Day, month, year typed one after the other, in the order of the user's language; native date inputs follow the browser's language instead. */
export function DateInput({ label, required, error, hint, value, onChange }: DateInputProps) {
  const t = useTexts(uiTexts);
  return (
    <DateField className="field" value={value ? parseDate(value) : null} onChange={(next) => onChange(next?.toString() ?? '')}
      isRequired={required ?? false} isInvalid={error !== undefined} validationBehavior="aria" shouldForceLeadingZeros>
      <FieldLabel label={label} required={required} />
      <Segments className="input date-input">{(segment) => <DateSegment className="date-segment" segment={segment}>{({ isPlaceholder, text, type }) => (isPlaceholder && isPart(type) ? t(type) : text)}</DateSegment>}</Segments>
      <FieldFoot error={error} hint={hint} />
    </DateField>
  );
}
