import type { ProcedureSheet } from '../../api/contract.ts';
import { useFormat } from '../i18n/format.ts';
import { GroupNames } from '../inbox/group-names.tsx';
import { useSay, useTexts } from '../i18n/language.tsx';
import { Mark } from './mark.tsx';
import { proceduresTexts } from './procedures-texts.ts';

/** The steps, and whether anybody approved them: inferred ones say so before anything else. */
export function ProcedureSteps({ sheet: { facts, pattern } }: { readonly sheet: ProcedureSheet }) {
  const t = useTexts(proceduresTexts);
  const format = useFormat();
  const say = useSay();
  const origin = facts.catalogue?.steps;
  return (
    <section className="panel stack">
      <h2>{t('steps')} {origin?.kind === 'inferred' && <span className="assumption">{t('inferred')}</span>}{origin?.kind === 'approved' && <span className="badge good">{t('approved')}</span>}{!origin && <span className="badge">{t('byHand')}</span>}</h2>
      {origin?.kind === 'approved' && <p>{[origin.decision, origin.place, /^\d{4}-\d{2}-\d{2}$/.test(origin.date) ? format.date(origin.date) : origin.date, origin.signer && t('signedBy', { signer: origin.signer })].filter(Boolean).join(', ')}</p>}
      {pattern && (
        <dl className="pairs small">
          <dt>{t('pattern')}</dt><dd><strong>{say(pattern.name)}</strong>{pattern.overruled && <> <span className="badge accent">{t('overruled')}</span></>}<div className="quiet">{say(pattern.about)}</div></dd>
          <dt>{t('why')}</dt><dd>{say(pattern.why)}</dd>
          <dt>{t('because')}</dt><dd>{pattern.because.join('; ') || t('nothingSpecial')}</dd>
        </dl>
      )}
      <table className="table tight">
        <caption className="sr-only">{t('steps')}</caption>
        <thead><tr><th scope="col">{t('step')}</th><th scope="col">{t('who')}</th><th scope="col" className="number">{t('time')}</th><th scope="col">{t('source')}</th></tr></thead>
        <tbody>{facts.steps.map((step) => <tr key={step.id}><th scope="row">{step.name}</th><td className="small"><GroupNames groups={[step.role]} /></td><td className="number">{format.workingTime(step.workingMinutes)}</td><td><Mark provenance={step.provenance} /></td></tr>)}</tbody>
      </table>
    </section>
  );
}
