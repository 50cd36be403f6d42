import { useSay } from '../i18n/language.tsx';
import { agencyKindTexts } from './accounts-texts.ts';

const isKnown = (kind: string): kind is keyof typeof agencyKindTexts => kind in agencyKindTexts;

/** A kind of agency in words: procedures may name kinds that came after these pages. */
export function useKindName(): (kind: string) => string {
  const say = useSay();
  return (kind) => (isKnown(kind) ? say(agencyKindTexts[kind]) : kind);
}
