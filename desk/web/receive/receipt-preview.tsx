import { useEffect, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReceiveDossier } from '../../api/contract.ts';
import type { ProcedureFacts, Text } from '../../../processes/schema/facts.ts';
import { send } from '../http/send.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { Icon } from '../ui/icon.tsx';
import { feeText, limitText } from './limit-and-fee.ts';
import { receiveTexts } from './receive-texts.ts';

interface Preview { readonly dueAt: string | null; readonly explanation: readonly Text[]; readonly fee: number; readonly missing: readonly string[] }
/** Asked again when nothing was typed for this long. */
const PAUSE_MS = 350;

function usePaused<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** What the appointment slip would say if it were printed now, and why. Its place does not move while the numbers come in. */
export function ReceiptPreview({ facts, request }: { readonly facts: ProcedureFacts; readonly request: ReceiveDossier }) {
  const t = useTexts(receiveTexts);
  const format = useFormat();
  const say = useSay();
  const { applicant: _applicant, ...relevant } = request;
  const asked = usePaused(JSON.stringify(relevant));
  const preview = useQuery({ queryKey: ['preview', asked], queryFn: () => send<Preview>('POST', '/dossiers/preview', request), placeholderData: keepPreviousData, retry: false, gcTime: 0 });
  const channel = facts.channels.find((each) => each.channel === request.channel);
  const nameOf = (id: string) => facts.components.find((component) => component.id === id)?.name ?? id;
  const { data } = preview;
  const isAssumed = channel && (channel.limit.provenance.mark === 'A' || channel.limit.provenance.mark === 'K');
  return (
    <div className="stack" aria-live="off">
      <div className="due-box">
        <span className="quiet">{t('dueAt')}</span>
        <strong className="due-date">{data ? (data.dueAt ? format.longDue(data.dueAt) : t('noLimit')) : ' '}</strong>
      </div>
      <dl className="pairs">
        <dt>{t('limit')}</dt><dd>{channel ? limitText(t, channel.limit) : '–'}{isAssumed && <> <span className="assumption">{t('assumption')}</span></>}</dd>
        <dt>{t('fee')}</dt><dd>{data && data.fee > 0 ? <strong>{format.money(data.fee)}</strong> : null}{channel && !(data && data.fee > 0 && channel.fee.kind === 'fixed') ? <div>{feeText(t, format, channel.fee)}</div> : null}</dd>
        <dt>{t('authority')}</dt><dd>{facts.authority}</dd>
      </dl>
      {data && (data.missing.length > 0
        ? <div className="notice soon"><Icon name="warning" /><div><strong>{t('missing')}</strong><ul className="dashes">{data.missing.map((id) => <li key={id}>{nameOf(id)}</li>)}</ul></div></div>
        : <div className="good-line"><Icon name="check" /> {t('complete')}</div>)}
      {data && data.explanation.length > 0 && (
        <details open><summary>{t('why')}</summary><ol className="why">{data.explanation.map((line, index) => <li key={index}>{say(line)}</li>)}</ol></details>
      )}
      {facts.assumptions.length > 0 && (
        <details><summary>{t('assumptions')} <span className="assumption">{facts.assumptions.length}</span></summary><ul className="dashes small">{facts.assumptions.map((line, index) => <li key={index}>{say(line)}</li>)}</ul></details>
      )}
    </div>
  );
}
