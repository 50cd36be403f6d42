import type { Received } from '../../api/contract.ts';
import type { ProcedureFacts } from '../../../processes/schema/facts.ts';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { Link } from '../shell/router.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useShortcuts } from '../ui/shortcut.ts';
import { receiveTexts } from './receive-texts.ts';

interface ReceiptPageProps { readonly received: Received; readonly facts: ProcedureFacts; readonly onSame: () => void; readonly onNext: () => void }

export function ReceiptPage({ received, facts, onSame, onNext }: ReceiptPageProps) {
  const t = useTexts(receiveTexts);
  const format = useFormat();
  const slip = `/api/dossiers/${received.id}/forms/1.pdf`;
  useShortcuts({ p: () => window.open(slip, '_blank', 'noopener') });
  return (
    <section className="panel receipt stack" aria-labelledby="received-title">
      <h1 id="received-title" className="row good-line" tabIndex={-1} ref={(heading) => heading?.focus()}><Icon name="check" size={20} /> {t('received')}</h1>
      <dl className="pairs receipt-facts">
        <dt>{t('dossierCode')}</dt><dd><strong className="receipt-code" data-testid="dossier-code">{received.code}</strong></dd>
        <dt>{t('dueAt')}</dt><dd><strong>{received.dueAt ? format.longDue(received.dueAt) : t('noLimit')}</strong></dd>
        <dt>{t('secret')}</dt><dd>{received.lookupSecret}</dd>
        <dt>{facts.code}</dt><dd>{facts.name}</dd>
        {received.linked.length > 0 && <><dt>{t('linked')}</dt><dd>{received.linked.map((linked) => <div key={linked.id}><Link to={`/dossiers/${linked.id}`}>{linked.code}</Link></div>)}</dd></>}
      </dl>
      <div className="row">
        <a className="button primary" href={slip} target="_blank" rel="noopener" ><Icon name="print" /> {t('print')} <kbd>P</kbd></a>
        <Button onPress={onNext} shortcut="Alt N">{t('next')}</Button>
        <Button onPress={onSame}>{t('sameProcedure')}</Button>
        <Link className="button" to={`/dossiers/${received.id}`}>{t('openDossier')}</Link>
      </div>
    </section>
  );
}
