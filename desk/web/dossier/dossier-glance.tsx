import type { DossierView } from '../../api/contract.ts';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { Link } from '../shell/router.tsx';
import { DossierComponents } from './dossier-components.tsx';
import { DossierFacts } from './dossier-facts.tsx';
import { DossierHistory } from './dossier-history.tsx';
import { dossierTexts } from './dossier-texts.ts';
import { ClockBadge, StatusBadge } from './status.tsx';
import './dossier.css';

/** The dossier beside a task: all that is needed to decide, without leaving the page. */
export function DossierGlance({ dossier }: { readonly dossier: DossierView }) {
  const t = useTexts(dossierTexts);
  const format = useFormat();
  return (
    <div className="stack">
      <section className="panel row row-end">
        <div>
          <Link to={`/dossiers/${dossier.id}`} className="code">{dossier.code}</Link> <span className="quiet">· {dossier.procedureCode}</span>
          <div>{dossier.procedureName}</div>
        </div>
        <div className="row"><StatusBadge status={dossier.status} /><ClockBadge clock={dossier.clock} />{dossier.dueAt && <span>{t('due')}: <strong>{format.longDue(dossier.dueAt)}</strong></span>}</div>
      </section>
      <DossierFacts dossier={dossier} />
      <DossierComponents dossier={dossier} attach={false} />
      <section className="panel"><h2>{t('historyTab')}</h2><DossierHistory history={dossier.history} /></section>
    </div>
  );
}
