import { useSay, useTexts } from '../../../desk/web/i18n/language.tsx';
import { Button } from '../../../desk/web/ui/button.tsx';
import { Checkbox } from '../../../desk/web/ui/choice.tsx';
import { TextInput } from '../../../desk/web/ui/field.tsx';
import type { Channel, ComponentDocument, Limit, LimitUnit, ProcedureFacts } from '../../../processes/schema/facts.ts';
import { REGISTER_NAMES, registerName } from '../../../processes/schema/register-names.ts';
import { applyFactsChange } from '../../facts/apply-facts-change.ts';
import { CHANNEL_NAMES } from '../../facts/channel-names.ts';
import { ceilingOf, type FactsProblem } from '../../facts/check-facts.ts';
import { NO_FACTS_CHANGE, type FactsChange, type PaperChange } from '../../facts/facts-change.ts';
import { countOf, setChannel, setLimit, setOnTheSpot, setPaper } from './facts-edits.ts';
import { factsTexts } from './facts-texts.ts';

interface PanelProps { readonly facts: ProcedureFacts; readonly legal: ProcedureFacts; readonly change: FactsChange | null; readonly problems: readonly FactsProblem[]; readonly onChange: (change: FactsChange | null) => void }
const CHANNELS: readonly Channel[] = ['counter', 'post', 'online'];
const UNITS: readonly LimitUnit[] = ['working-day', 'working-hour', 'same-day', 'calendar-day'];

/** What the draft changes of the procedure's facts, beside its model. Whatever is as it was is no change. */
export function FactsPanel({ facts, legal, change: given, problems, onChange }: PanelProps) {
  const t = useTexts(factsTexts);
  const say = useSay();
  const change = given ?? NO_FACTS_CHANGE;
  const wrong = (field: string): string | undefined => { const found = problems.find((problem) => problem.field === field); return found && say(found.text); };
  return (
    <div className="stack facts-panel">
      <p className="quiet">{t('hint')}</p>
      <TextInput label={t('ground')} hint={t('groundHint')} value={change.ground} onChange={(ground) => onChange({ ...change, ground })} maxLength={500} error={wrong('ground')} required={countOf(given) > 0} />
      <div className="columns even">
        <section className="stack-s">
          <h3>{t('papers')}</h3>
          <div className="table-box"><table className="table tight">
            <thead><tr><th>{t('paper')}</th><th>{t('now')}</th><th>{t('draft')}</th></tr></thead>
            <tbody>{facts.components.map((paper) => <PaperRow key={paper.id} paper={paper} change={change.papers[paper.id]} error={wrong(`papers.${paper.id}`)} onChange={(next) => onChange(setPaper(change, paper.id, next))} />)}</tbody>
          </table></div>
          {wrong('papers') && <p className="error">{wrong('papers')}</p>}
        </section>
        <section className="stack-s">
          <h3>{t('channels')}</h3>
          <div className="table-box"><table className="table tight">
            <thead><tr><th>{t('used')}</th><th>{t('legal')}</th><th>{t('limit')}</th><th>{t('unit')}</th></tr></thead>
            <tbody>{CHANNELS.map((channel) => <ChannelRow key={channel} channel={channel} facts={facts} legal={legal} change={change} error={wrong(`limits.${channel}`)} onChange={onChange} />)}</tbody>
          </table></div>
          {wrong('channels') && <p className="error">{wrong('channels')}</p>}
          <Checkbox selected={change.onTheSpot ?? facts.onTheSpot.eligible} onChange={(eligible) => onChange(setOnTheSpot(change, facts, eligible))}>{t('onTheSpot')}</Checkbox>
          {countOf(given) > 0 && <div><Button small onPress={() => onChange(null)}>{t('reset')}</Button></div>}
        </section>
      </div>
    </div>
  );
}

function PaperRow({ paper, change, error, onChange }: { readonly paper: ComponentDocument; readonly change: PaperChange | undefined; readonly error: string | undefined; readonly onChange: (change: PaperChange | null) => void }) {
  const t = useTexts(factsTexts);
  const say = useSay();
  const now = paper.source === 'applicant' ? '' : paper.source.register;
  const choose = (value: string) => onChange(value === 'keep' ? null : value === 'dropped' || value === 'applicant' ? { kind: value } : { kind: 'register', register: value });
  return (
    <tr className={change ? 'changed-row' : undefined}>
      <td>{paper.name}</td>
      <td className="small quiet">{now ? t('lookedUp', { v: say(registerName(now)) }) : t('byApplicant')}</td>
      <td>
        <select className="cell-input" aria-label={t('changeOf', { v: paper.name })} value={!change ? 'keep' : change.kind === 'register' ? change.register : change.kind} onChange={(event) => choose(event.target.value)}>
          <option value="keep">{t('keep')}</option><option value="dropped">{t('drop')}</option>
          {now && <option value="applicant">{t('askApplicant')}</option>}
          {Object.entries(REGISTER_NAMES).filter(([id]) => id !== now).map(([id, name]) => <option key={id} value={id}>{t('lookUp', { v: say(name) })}</option>)}
        </select>
        {error && <div className="error">{error}</div>}
      </td>
    </tr>
  );
}

function ChannelRow({ channel, facts, legal, change, error, onChange }: { readonly channel: Channel; readonly facts: ProcedureFacts; readonly legal: ProcedureFacts; readonly change: FactsChange; readonly error: string | undefined; readonly onChange: (change: FactsChange) => void }) {
  const t = useTexts(factsTexts);
  const say = useSay();
  const name = say(CHANNEL_NAMES[channel]);
  const after = applyFactsChange(facts, change).channels.find((each) => each.channel === channel);
  const published = ceilingOf(legal, channel);
  const said = ({ value, unit }: Limit): string => (unit === 'same-day' ? t(unit) : `${value} ${t(unit)}`);
  const set = (limit: { readonly value: number; readonly unit: LimitUnit }) => onChange(setLimit(change, facts, channel, limit));
  const touched = change.limits[channel] !== undefined || change.channelsAdded.includes(channel) || change.channelsDropped.includes(channel);
  return (
    <tr className={touched ? 'changed-row' : undefined}>
      <td><Checkbox selected={after !== undefined} onChange={(used) => onChange(setChannel(change, facts, channel, used))} label={t('receivedBy', { v: name })}>{name}</Checkbox></td>
      <td className="small quiet">{legal.channels.some((each) => each.channel === channel) && published ? said(published) : t('none')}</td>
      {after ? (
        <>
          <td>{after.limit.unit === 'same-day' ? '' : <input type="number" className="cell-input number" min={0} step="any" aria-label={t('limitOf', { v: name })} value={after.limit.value} onChange={(event) => set({ value: Number(event.target.value), unit: after.limit.unit })} />}{error && <div className="error">{error}</div>}</td>
          <td><select className="cell-input" aria-label={t('unitOf', { v: name })} value={after.limit.unit} onChange={(event) => set({ value: event.target.value === 'same-day' ? 1 : after.limit.value, unit: event.target.value as LimitUnit })}>{UNITS.map((unit) => <option key={unit} value={unit}>{t(unit)}</option>)}</select></td>
        </>
      ) : <td colSpan={2} />}
    </tr>
  );
}
