import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Text } from '../../../processes/schema/facts.ts';
import { setRequestLanguage } from '../http/send.ts';
import { translator, type Language, type TextTable, type Translate } from './text-table.ts';

interface LanguageState { readonly language: Language; readonly choose: (language: Language) => void }
const LanguageContext = createContext<LanguageState>({ language: 'vi', choose: () => undefined });
const STORAGE_KEY = 'mot-cua.language';

/** The chosen language: of this browser before sign-in, of the account afterwards. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useState<Language>(() => (localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'vi'));
  setRequestLanguage(language);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(STORAGE_KEY, language);
  }, [language]);
  const state = useMemo(() => ({ language, choose }), [language]);
  return (
    <LanguageContext.Provider value={state}>
      <I18nProvider locale={language === 'vi' ? 'vi-VN' : 'en-GB'}>{children}</I18nProvider>
    </LanguageContext.Provider>
  );
}

export const useLanguage = (): LanguageState => useContext(LanguageContext);

export function useTexts<T extends TextTable>(table: T): Translate<T> {
  const { language } = useLanguage();
  return useMemo(() => translator(table, language), [table, language]);
}

/** Picks the user's language out of a text that the server sends in both. */
export function useSay(): (text: Text) => string {
  const { language } = useLanguage();
  return (text) => text[language];
}
