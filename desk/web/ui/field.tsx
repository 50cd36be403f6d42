import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField, type ValidationResult } from 'react-aria-components';

export interface FieldProps {
  readonly label: string;
  readonly required?: boolean;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
}

export function FieldLabel({ label, required }: { readonly label: string; readonly required?: boolean | undefined }) {
  return <Label className="label">{label}{required && <span className="mark" aria-hidden="true"> *</span>}</Label>;
}

export function FieldFoot({ error, hint }: { readonly error?: string | undefined; readonly hint?: ReactNode }) {
  return (
    <>
      {hint && !error && <Text slot="description" className="hint">{hint}</Text>}
      <FieldError className="error">{(validation: ValidationResult) => error ?? validation.validationErrors.join(' ')}</FieldError>
    </>
  );
}

interface TextInputProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly name?: string;
  readonly type?: 'text' | 'password' | 'tel' | 'email' | 'search';
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email';
  readonly rows?: number;
  readonly autoFocus?: boolean;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  readonly maxLength?: number;
}

/** One line of text, or several when `rows` is given. */
export function TextInput({ label, required, error, hint, rows, placeholder, inputMode, autoComplete = 'off', ...rest }: TextInputProps) {
  return (
    <TextField {...rest} className="field" isRequired={required ?? false} isInvalid={error !== undefined} validationBehavior="aria" autoComplete={autoComplete} isReadOnly={rest.readOnly ?? false} {...(inputMode ? { inputMode } : {})}>
      <FieldLabel label={label} required={required} />
      {rows ? <TextArea className="input" rows={rows} placeholder={placeholder ?? ''} /> : <Input className="input" placeholder={placeholder ?? ''} />}
      <FieldFoot error={error} hint={hint} />
    </TextField>
  );
}
