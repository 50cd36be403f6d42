import { send } from '../http/send.ts';
import { useLanguage } from '../i18n/language.tsx';
import type { Language } from '../i18n/text-table.ts';
import { useSession } from '../session/session.tsx';

const NAMES: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' };

export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const { me, adopt } = useSession();
  const other: Language = language === 'vi' ? 'en' : 'vi';
  const change = () => {
    choose(other);
    if (!me) return;
    adopt({ ...me, language: other });
    void send('PUT', '/me/language', { language: other }).catch(() => undefined);
  };
  return <button type="button" className="bar-button" lang={other} onClick={change} title={NAMES[other]}>{other === 'en' ? 'EN' : 'VI'}<span className="sr-only"> – {NAMES[other]}</span></button>;
}
