import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ProcedureView, Received } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useTexts } from '../i18n/language.tsx';
import { useSearchValues } from '../shell/router.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { ProcedurePicker } from './procedure-picker.tsx';
import { ReceiptPage } from './receipt-page.tsx';
import { ReceiveForm } from './receive-form.tsx';
import { receiveTexts } from './receive-texts.ts';
import './receive.css';

export function ReceivePage() {
  const t = useTexts(receiveTexts);
  const [{ procedure }, setPlace] = useSearchValues(['procedure']);
  const [received, setReceived] = useState<Received | null>(null);
  const next = () => { setReceived(null); setPlace({ procedure: '' }); };
  useEffect(() => {
    window.addEventListener('mot-cua:new-dossier', next);
    return () => window.removeEventListener('mot-cua:new-dossier', next);
  });
  return (
    <div className="page">
      {!procedure && <div className="page-head"><h1>{t('title')}</h1></div>}
      {procedure ? <WithProcedure key={procedure} code={procedure} received={received} onReceived={setReceived} onNext={next} /> : <ProcedurePicker onPick={(code) => { setReceived(null); setPlace({ procedure: code }); }} />}
    </div>
  );
}

interface WithProcedureProps { readonly code: string; readonly received: Received | null; readonly onReceived: (received: Received | null) => void; readonly onNext: () => void }

function WithProcedure({ code, received, onReceived, onNext }: WithProcedureProps) {
  const procedure = useQuery({ queryKey: ['procedure', code], queryFn: () => send<ProcedureView>('GET', `/procedures/${encodeURIComponent(code)}`), staleTime: 60_000 });
  return (
    <Loaded query={procedure}>
      {({ facts }) => received
        ? <ReceiptPage received={received} facts={facts} onSame={() => onReceived(null)} onNext={onNext} />
        : <ReceiveForm facts={facts} onReceived={onReceived} onOther={onNext} />}
    </Loaded>
  );
}
