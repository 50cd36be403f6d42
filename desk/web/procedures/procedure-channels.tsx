import type { ProcedureSheet } from '../../api/contract.ts';
import { channelTexts } from '../dossier/channel-texts.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { feeText, limitText } from '../receive/limit-and-fee.ts';
import { receiveTexts } from '../receive/receive-texts.ts';
import { Mark } from './mark.tsx';
import { proceduresTexts } from './procedures-texts.ts';

/** Limit and fee of each channel; what the source leaves open is named and never shown as a value. */
export function ProcedureChannels({ sheet: { facts, unclear } }: { readonly sheet: ProcedureSheet }) {
  const t = useTexts(proceduresTexts);
  const channelName = useTexts(channelTexts);
  const words = useTexts(receiveTexts);
  const format = useFormat();
  const say = useSay();
  const lackOf = (attribute: 'limit' | 'fee', channel: string) => unclear.find((each) => each.attribute === attribute && each.channel === channel);
  return (
    <section className="panel">
      <h2>{t('channels')}</h2>
      {facts.channels.length === 0 ? <p className="quiet">{t('noChannels')}</p> : (
        <table className="table tight">
          <caption className="sr-only">{t('channels')}</caption>
          <thead><tr><th scope="col">{t('channel')}</th><th scope="col">{t('limit')}</th><th scope="col">{t('fee')}</th></tr></thead>
          <tbody>
            {facts.channels.map(({ channel, limit, fee }) => {
              const [noLimit, noFee] = [lackOf('limit', channel), lackOf('fee', channel)];
              return (
                <tr key={channel}>
                  <th scope="row">{channelName(channel)}</th>
                  <td>{noLimit ? <Unclear text={say(noLimit.text)} /> : <><span>{limit.value > 0 || limit.unit === 'same-day' ? limitText(words, limit) : t('noLimit')}</span> <Mark provenance={limit.provenance} /></>}</td>
                  <td>{noFee ? <Unclear text={say(noFee.text)} /> : <><span>{feeText(words, format, fee)}</span> <Mark provenance={fee.provenance} /></>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Unclear({ text }: { readonly text: string }) {
  const t = useTexts(proceduresTexts);
  return <><span className="badge bad">{t('unclear')}</span> <span className="small">{text}</span></>;
}
