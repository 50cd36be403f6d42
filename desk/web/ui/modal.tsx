import type { ReactNode } from 'react';
import { Dialog, Heading, Modal as AriaModal, ModalOverlay } from 'react-aria-components';

interface ModalProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose?: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** Without `onClose` it stays until its content is done. */
export function Modal({ title, open, onClose, wide, children }: ModalProps) {
  return (
    <ModalOverlay className="overlay" isOpen={open} onOpenChange={(next) => { if (!next) onClose?.(); }} isDismissable={onClose !== undefined} isKeyboardDismissDisabled={onClose === undefined}>
      <AriaModal className={wide ? 'modal wide' : 'modal'}>
        <Dialog className="dialog"><Heading slot="title" level={2}>{title}</Heading>{children}</Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
