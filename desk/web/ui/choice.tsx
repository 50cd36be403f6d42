import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, FieldError, Label, Radio, RadioGroup } from 'react-aria-components';

interface CheckboxProps {
  readonly selected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly children?: ReactNode;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly some?: boolean;
}

export function Checkbox({ selected, onChange, children, label, disabled, some }: CheckboxProps) {
  return (
    <AriaCheckbox className="checkbox" isSelected={selected} onChange={onChange} isDisabled={disabled ?? false} isIndeterminate={some ?? false} {...(label ? { 'aria-label': label } : {})}>
      <span className="box" aria-hidden="true" />{children}
    </AriaCheckbox>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: ReactNode; readonly disabled?: boolean }[];
  readonly across?: boolean;
  /** When the heading beside it says the same. */
  readonly labelHidden?: boolean;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}

/** Nothing chosen is null to the group: an empty string would be a choice that no radio has, and Tab would pass the group by. */
export function Choices({ label, value, onChange, options, across, labelHidden, error, required, autoFocus }: ChoicesProps) {
  return (
    <RadioGroup className="field" value={value === '' ? null : value} onChange={onChange} isInvalid={error !== undefined} isRequired={required ?? false} validationBehavior="aria" orientation={across ? 'horizontal' : 'vertical'}>
      <Label className={labelHidden ? 'sr-only' : 'label'}>{label}{required && <span className="mark" aria-hidden="true"> *</span>}</Label>
      <div className={across ? 'choices across' : 'choices'}>
        {options.map((option, index) => (
          <Radio key={option.value} className="radio" value={option.value} isDisabled={option.disabled ?? false} autoFocus={(autoFocus ?? false) && index === 0}>
            <span className="dot" aria-hidden="true" /><span>{option.label}</span>
          </Radio>
        ))}
      </div>
      <FieldError className="error">{error}</FieldError>
    </RadioGroup>
  );
}
