import { sourceText, type Provenance } from '../../../processes/schema/facts.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { proceduresTexts } from './procedures-texts.ts';

const NAMES = { F: 'markF', K: 'markK', D: 'markD', A: 'markA' } as const;

/** Where a fact comes from. A found one is marked quietly, with its source for those who ask; everything else says so in words. */
export function Mark({ provenance: { mark, source }, brief = false }: { readonly provenance: Provenance; /** The source stands elsewhere on the page. */ readonly brief?: boolean }) {
  const t = useTexts(proceduresTexts);
  const said = useSay()(sourceText(source));
  if (mark === 'F') return <span className="mark-found" title={said}><span aria-hidden="true">F</span><span className="sr-only">{t('markF')}: {said}</span></span>;
  return <span className="mark-line small"><span className={mark === 'D' ? 'badge' : 'assumption'} title={said}>{mark} · {t(NAMES[mark])}</span>{brief ? <span className="sr-only">: {said}</span> : <span className="quiet"> {said}</span>}</span>;
}
