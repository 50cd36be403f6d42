import { useState } from 'react';
import type { ProcedureSheet } from '../../api/contract.ts';
import { AdoptDialog } from '../catalogue/adopt-dialog.tsx';
import { onceOnlyTexts } from '../catalogue/once-only-texts.ts';
import { adoptable } from '../catalogue/proposal-parts.tsx';
import { useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import '../catalogue/catalogue.css';

/** For reform staff: papers that a draft can replace by a look-up, and drafts that do. */
export function ProcedureProposals({ sheet: { facts, proposals } }: { readonly sheet: ProcedureSheet }) {
  const t = useTexts(onceOnlyTexts);
  const [adopting, setAdopting] = useState(false);
  const open = new Set(proposals.filter(adoptable).map(({ componentId }) => componentId)).size;
  const drafts = [...new Map(proposals.flatMap(({ draft }) => (draft ? [[draft.id, draft] as const] : []))).values()];
  if (open === 0 && drafts.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('sheetTitle')}</h2>
      {open > 0 && <><p className="small">{t('sheetHint', { n: open })}</p><div><Button small look="primary" onPress={() => setAdopting(true)}>{t('draft')}</Button></div></>}
      {drafts.length > 0 && <div className="small"><div className="quiet">{t('drafted')}</div><ul className="bullets">{drafts.map(({ id, title }) => <li key={id}><a href={`/designer/drafts/${id}`}>{title}</a></li>)}</ul></div>}
      {adopting && <AdoptDialog code={facts.code} name={facts.name} papers={proposals} onClose={() => setAdopting(false)} />}
    </section>
  );
}
