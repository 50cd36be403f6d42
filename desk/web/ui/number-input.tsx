import { Input, NumberField } from 'react-aria-components';
import { FieldFoot, FieldLabel, type FieldProps } from './field.tsx';

interface NumberInputProps extends FieldProps {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly name?: string;
}

export function NumberInput({ label, required, error, hint, value, onChange, min, max, name }: NumberInputProps) {
  return (
    <NumberField className="field" value={value ?? Number.NaN} onChange={(next) => onChange(Number.isNaN(next) ? null : next)} isRequired={required ?? false}
      isInvalid={error !== undefined} validationBehavior="aria" {...(name ? { name } : {})} {...(min === undefined ? {} : { minValue: min })} {...(max === undefined ? {} : { maxValue: max })}>
      <FieldLabel label={label} required={required} />
      <Input className="input" />
      <FieldFoot error={error} hint={hint} />
    </NumberField>
  );
}
