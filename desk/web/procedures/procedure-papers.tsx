import type { PaperView, ProcedureSheet } from '../../api/contract.ts';
import { registerName } from '../../../processes/schema/register-names.ts';
import type { ComponentDocument } from '../../../processes/schema/facts.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { Mark } from './mark.tsx';
import { proceduresTexts } from './procedures-texts.ts';

/** What is asked for, and what the State already holds of it. */
export function ProcedurePapers({ sheet: { facts, papers } }: { readonly sheet: ProcedureSheet }) {
  const t = useTexts(proceduresTexts);
  const views = new Map(papers.map((paper) => [paper.componentId, paper]));
  return (
    <section className="panel">
      <h2>{t('papers')} <span className="quiet">({facts.components.length})</span></h2>
      {facts.components.length === 0 ? <p className="quiet">{t('noPapers')}</p> : (
        <table className="table tight papers">
          <caption className="sr-only">{t('papers')}</caption>
          <thead><tr><th scope="col">{t('paper')}</th><th scope="col">{t('wanted')}</th><th scope="col">{t('whoHolds')}</th></tr></thead>
          <tbody>{facts.components.map((component) => <Paper key={component.id} component={component} view={views.get(component.id)} form={facts.form} />)}</tbody>
        </table>
      )}
    </section>
  );
}

function Paper({ component, view, form }: { readonly component: ComponentDocument; readonly view: PaperView | undefined; readonly form: ProcedureSheet['facts']['form'] }) {
  const t = useTexts(proceduresTexts);
  const say = useSay();
  const { name, duty, original, copies, when, provenance } = component;
  const field = when && form.find(({ id }) => id === when.field);
  const choice = field?.choices?.find(({ value }) => value === when?.equals);
  return (
    <tr>
      <th scope="row">
        {name} {view?.template && <span className="badge">{t('template')}</span>} <Mark provenance={provenance} brief />
        {field && <div className="quiet small">{t(when.equals === false ? 'unless' : 'onlyWhen', { what: say(choice?.label ?? field.label) })}</div>}
      </th>
      <td className="small">{duty === 'show' ? t('show') : original + copies === 0 ? t('notCounted') : t('submitOf', { originals: original, copies })}</td>
      <td className="small"><Holder component={component} view={view} /></td>
    </tr>
  );
}

function Holder({ component, view }: { readonly component: ComponentDocument; readonly view: PaperView | undefined }) {
  const t = useTexts(proceduresTexts);
  const say = useSay();
  const { date } = useFormat();
  const names = (ids: readonly string[]): string => ids.map((id) => say(registerName(id))).join(', ');
  const kind = view?.kind;
  return (
    <>
      {component.source !== 'applicant' && <div><span className="badge accent">{t('lookedUp', { register: names([component.source.register]) })}</span>{component.source.law && <span className="quiet"> {component.source.law}</span>}</div>}
      {view?.replacedBy.map((row, index) => (
        <div key={index} className="replaced">
          <span className={`badge ${row.ready ? 'good' : 'soon'}`}>{t(row.ready ? 'replaced' : 'replacedPerhaps')}</span> {row.database} ({row.owner})
          <div className="quiet">{t('clause', { clause: row.clause, law: row.law, resolution: row.resolution, from: date(row.inForce.from), to: date(row.inForce.to) })}{!row.holdsToday && <> · <span className="late">{t('ended')}</span></>}</div>
        </div>
      ))}
      {component.source === 'applicant' && (view?.replacedBy.length ?? 0) === 0 && (
        !kind ? <span className="quiet">{t('kindUnknown')}</span>
          : kind.holder.is === 'applicant' ? <span className="quiet">{t('applicantOnly')}</span>
            : kind.holder.is === 'unknown' ? <span className="quiet">{say(kind.name)}: {t('holderUnknown')}</span>
              : kind.certain ? <span>{t('heldBy', { register: names(kind.holder.registers), owner: kind.holder.owner })} <span className="quiet">{kind.holder.basis}</span></span>
                : <span>{t('mayBeHeld', { register: names(kind.holder.registers) })}</span>
      )}
    </>
  );
}
