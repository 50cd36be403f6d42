import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  readonly look?: 'primary' | 'danger' | 'plain';
  readonly small?: boolean;
  readonly children: ReactNode;
  /** The key that does the same, shown on the button. */
  readonly shortcut?: string;
}

export function Button({ look, small, shortcut, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={['button', look, small && 'small'].filter(Boolean).join(' ')}>
      {children}{shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </AriaButton>
  );
}
