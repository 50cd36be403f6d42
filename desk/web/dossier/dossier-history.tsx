import type { HistoryView } from '../../api/contract.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay } from '../i18n/language.tsx';

/** Newest last, as it happened. */
export function DossierHistory({ history }: { readonly history: readonly HistoryView[] }) {
  const format = useFormat();
  const say = useSay();
  return (
    <ol className="history">
      {history.map((event, index) => (
        <li key={index}><time dateTime={event.at} className="quiet">{format.dateTime(event.at)}</time><span>{say(event.text)}</span><span className="quiet">{event.actor}</span></li>
      ))}
    </ol>
  );
}
