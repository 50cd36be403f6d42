import { Button, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { FieldFoot, FieldLabel, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';

export interface Option { readonly id: string; readonly label: string; readonly detail?: string }
interface SelectProps extends FieldProps {
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly name?: string;
}

export function Select({ label, required, error, hint, options, value, onChange, placeholder, name }: SelectProps) {
  return (
    <AriaSelect className="field" selectedKey={value === '' ? null : value} onSelectionChange={(key) => onChange(key === null ? '' : String(key))} isRequired={required ?? false}
      isInvalid={error !== undefined} validationBehavior="aria" placeholder={placeholder ?? ' '} {...(name ? { name } : {})}>
      <FieldLabel label={label} required={required} />
      <Button className="input select-button"><SelectValue /><Icon name="down" /></Button>
      <FieldFoot error={error} hint={hint} />
      <Popover className="popover">
        <ListBox className="listbox" items={options}>
          {(option) => <ListBoxItem className="option" id={option.id} textValue={option.label}>{option.label}{option.detail && <span className="quiet small">{option.detail}</span>}</ListBoxItem>}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
