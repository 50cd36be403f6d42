import type { ClockView } from '../../api/contract.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { useClock } from './dossier-queries.ts';
import { dossierTexts } from './dossier-texts.ts';
import { ClockBadge } from './status.tsx';

const STATES = { 'not-started': 'not-started', running: 'running', suspended: 'suspended', stopped: 'clockStopped' } as const;
const ENTRIES = { start: 'start', suspend: 'suspend', resume: 'resume', restart: 'restart', shift: 'shift', extend: 'extend', stop: 'stopEntry' } as const;
const isEntry = (kind: string): kind is keyof typeof ENTRIES => kind in ENTRIES;

export function DossierClock({ id }: { readonly id: string }) {
  return <Loaded query={useClock(id)}>{(clock) => <ClockSheet clock={clock} />}</Loaded>;
}

function ClockSheet({ clock }: { readonly clock: ClockView }) {
  const t = useTexts(dossierTexts);
  const format = useFormat();
  const say = useSay();
  const { remainingWorkingMinutes: remaining } = clock;
  return (
    <div className="stack">
      <section className="panel clock-head">
        <div><span className="quiet">{t('due')}</span><strong className="big">{clock.dueAt ? format.longDue(clock.dueAt) : '–'}</strong></div>
        <div><span className="quiet">{t('clock')}</span><span className="row"><ClockBadge clock={clock.clock} />{t(STATES[clock.state])}</span></div>
        {clock.usedWorkingMinutes !== null && <div><span className="quiet">{t('used')}</span><strong>{format.workingTime(clock.usedWorkingMinutes)}</strong></div>}
        {remaining !== null && <div><span className="quiet">{t(remaining < 0 ? 'overBy' : 'remaining')}</span><strong className={remaining < 0 ? 'late' : undefined}>{format.workingTime(remaining)}</strong></div>}
        <div><span className="quiet">{t('calendar')}</span><span>{say(clock.calendar.name)}{clock.calendar.provisional && <> <span className="assumption">{t('provisional')}</span></>}</span></div>
      </section>
      <section className="panel">
        <h2>{t('ledger')}</h2>
        <p className="quiet small">{t('ledgerHint')}</p>
        {clock.entries.length === 0 ? <p className="empty">{t('noLedger')}</p> : (
          <table className="table">
            <thead><tr><th scope="col">{t('when')}</th><th scope="col">{t('move')}</th><th scope="col">{t('ground')}</th><th scope="col">{t('why')}</th><th scope="col">{t('due')}</th><th scope="col">{t('by')}</th></tr></thead>
            <tbody>
              {clock.entries.map((entry) => (
                <tr key={entry.seq}>
                  <td className="code">{format.dateTime(entry.at)}</td>
                  <td><strong>{isEntry(entry.kind) ? t(ENTRIES[entry.kind]) : entry.kind}</strong></td>
                  <td>{say(entry.groundText)}</td>
                  <td><ol className="why">{entry.explanation.map((line, index) => <li key={index}>{say(line)}</li>)}</ol></td>
                  <td className="code">{entry.dueAt ? format.due(entry.dueAt) : '–'}</td>
                  <td>{entry.actor}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section className="panel">
        <h2>{t('clockEvents')}</h2>
        {clock.events.length === 0 ? <p className="quiet">{t('noEvents')}</p>
          : <ol className="history">{clock.events.map((event) => <li key={event.key}><time dateTime={event.at} className="quiet">{format.dateTime(event.at)}</time><span>{say(event.text)}</span></li>)}</ol>}
      </section>
      {clock.assumptions.length > 0 && <section className="panel"><h2>{t('assumptions')}</h2><ul className="dashes">{clock.assumptions.map((line, index) => <li key={index}>{say(line)}</li>)}</ul></section>}
    </div>
  );
}
