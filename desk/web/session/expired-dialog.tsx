import { useEffect, useRef, useState } from 'react';
import { onExpiredSession } from '../http/send.ts';
import { useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { sessionTexts } from './session-texts.ts';
import { useMe, useSession } from './session.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Requests that met an expired session wait here until the same officer has signed in again; the page below stays as it was. */
export function ExpiredDialog() {
  const t = useTexts(sessionTexts);
  const me = useMe();
  const { signOut } = useSession();
  const [open, setOpen] = useState(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    onExpiredSession(() => new Promise<void>((resume) => { waiting.current.push(resume); setOpen(true); }));
    return () => onExpiredSession(null);
  }, []);
  const done = () => {
    setOpen(false);
    for (const resume of waiting.current.splice(0)) resume();
  };
  return (
    <Modal title={t('expired')} open={open}>
      <p className="quiet">{t('expiredHint')}</p>
      <SignInForm username={me.username} onDone={done} />
      <Button look="plain" onPress={() => void signOut()}>{t('otherPerson')}</Button>
    </Modal>
  );
}
