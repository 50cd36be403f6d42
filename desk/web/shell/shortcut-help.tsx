import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { useShortcuts } from '../ui/shortcut.ts';
import { uiTexts } from '../ui/ui-texts.ts';
import { pagesFor } from './pages-by-role.ts';
import { go } from './router.tsx';
import { shellTexts } from './shell-texts.ts';
import { useMe } from '../session/session.tsx';

const KEYS = [
  ['Alt+N', 'keyReceive'], ['Ctrl+Enter', 'keySubmit'], ['J / K', 'keyMove'], ['Enter', 'keyOpen'], ['C', 'keyClaim'], ['R', 'keyRefresh'], ['/', 'keySearch'], ['?', 'keyHelp'],
] as const;

/** Shortcuts that hold on every page, and the list of all of them under `?`. */
export function ShortcutHelp() {
  const t = useTexts(shellTexts);
  const ui = useTexts(uiTexts);
  const me = useMe();
  const [open, setOpen] = useState(false);
  useShortcuts({
    '?': () => setOpen(true),
    'alt+n': pagesFor(me.roles).includes('receive') ? () => { go('/receive'); window.dispatchEvent(new Event('mot-cua:new-dossier')); } : undefined,
    '/': () => document.querySelector<HTMLInputElement>('#main input')?.focus(),
  });
  return (
    <Modal title={t('keys')} open={open} onClose={() => setOpen(false)}>
      <dl className="keys">{KEYS.flatMap(([key, text]) => [<dt key={key}><kbd>{key}</kbd></dt>, <dd key={text}>{t(text)}</dd>])}</dl>
      <div className="dialog-foot"><Button onPress={() => setOpen(false)} autoFocus>{ui('cancel')}</Button></div>
    </Modal>
  );
}
