import { lazy, type ComponentType } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { shellTexts } from './shell-texts.ts';

/** A page whose code comes with its first visit: the inbox and the board do not wait for the others'. */
export const lazyPage = <P extends object>(load: () => Promise<ComponentType<P>>) => lazy<ComponentType<P>>(() => load().then((page) => ({ default: page }), () => ({ default: Outdated })));

/** Its file is not there: a newer version was installed while this window was open, or the network is down. */
function Outdated() {
  const t = useTexts(shellTexts);
  return <div className="page stack"><h1>{t('outdated')}</h1><p className="quiet">{t('outdatedHint')}</p><p><Button look="primary" onPress={() => window.location.reload()}>{t('reload')}</Button></p></div>;
}
