import { useState } from 'react';
import type { ProcedureSheet, Role } from '../../api/contract.ts';
import { Drawing } from '../dossier/dossier-diagram.tsx';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { useMe } from '../session/session.tsx';
import { Link } from '../shell/router.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Mark } from './mark.tsx';
import { ProcedureChannels } from './procedure-channels.tsx';
import { ProcedureCost } from './procedure-cost.tsx';
import { ProcedurePapers } from './procedure-papers.tsx';
import { ProcedureProposals } from './procedure-proposals.tsx';
import { useProcedureModel, useProcedureSheet } from './procedure-queries.ts';
import { ProcedureStatistics } from './procedure-statistics.tsx';
import { ProcedureSteps } from './procedure-steps.tsx';
import { proceduresTexts } from './procedures-texts.ts';
import '../dossier/dossier.css';
import './procedures.css';

/** As the importer names it in every file. */
const NATIONAL_DATABASE = 'National procedure database';
/** Who may open the designer (designer/web). */
const DESIGNER: readonly Role[] = ['reform-staff', 'leader', 'administrator', 'manager'];

export function ProcedurePage({ code }: { readonly code: string }) {
  return <div className="page"><Loaded query={useProcedureSheet(code)}>{(sheet) => <Sheet sheet={sheet} />}</Loaded></div>;
}

function Sheet({ sheet }: { readonly sheet: ProcedureSheet }) {
  const t = useTexts(proceduresTexts);
  const { facts } = sheet;
  const { roles } = useMe();
  const mayDesign = roles.some((role) => DESIGNER.includes(role));
  const mayDraft = roles.includes('reform-staff');
  const label = facts.catalogue?.label;
  return (
    <>
      <Link to="/procedures" className="small">← {t('all')}</Link>
      <h1 className="procedure-title">{facts.name}</h1>
      <p className="row procedure-labels">
        <span className="code">{facts.code}</span>
        <span className={`badge ${label === 'example-parameter' ? 'bad' : 'accent'}`}>{label ? t(label) : t('byHand')}</span>
        {facts.reengineering.state === 're-engineered' && <span className="badge good">{t('reengineered')}</span>}
        {facts.catalogue?.usable === false && <span className="badge bad">{t('rehearseOnly')}</span>}
        <span className="push row">
          {mayDesign && <a href={`/designer/procedures/${encodeURIComponent(facts.code)}`}>{t(sheet.hasBefore ? 'compare' : 'openDesigner')}</a>}
          {sheet.receivable && <Link to={`/receive?procedure=${encodeURIComponent(facts.code)}`} className="button primary">{t('receive')}</Link>}
        </span>
      </p>
      <div className="dossier">
        <div className="facts">
          <UnclearFacts sheet={sheet} />
          <ProcedureChannels sheet={sheet} />
          <ProcedurePapers sheet={sheet} />
          <ProcedureSteps sheet={sheet} />
          <ProcedureCost sheet={sheet} />
          <Model code={facts.code} />
        </div>
        <aside className="facts"><Facts sheet={sheet} />{mayDraft && <ProcedureProposals sheet={sheet} />}<ProcedureStatistics sheet={sheet} /><Changes sheet={sheet} /><Law sheet={sheet} /></aside>
      </div>
    </>
  );
}

function UnclearFacts({ sheet: { unclear } }: { readonly sheet: ProcedureSheet }) {
  const t = useTexts(proceduresTexts);
  const say = useSay();
  if (unclear.length === 0) return null;
  return <section className="notice soon"><div><h2>{t('rehearseOnly')}</h2><p>{t('rehearseHint')}</p><ul className="bullets">{unclear.map(({ attribute, channel, text }) => <li key={`${attribute}-${channel}`}>{say(text)}</li>)}</ul></div></section>;
}

/** The drawing may take a while for a large model: the facts do not wait for it. */
function Model({ code }: { readonly code: string }) {
  const t = useTexts(proceduresTexts);
  const model = useProcedureModel(code);
  return <section className="stack-s"><h2>{t('diagram')}</h2><Loaded query={model}>{({ xml }) => <Drawing diagram={{ xml, activeElementIds: [], doneElementIds: [] }} legend={t('diagramHint')} />}</Loaded></section>;
}

function Facts({ sheet: { facts } }: { readonly sheet: ProcedureSheet }) {
  const t = useTexts(proceduresTexts);
  return (
    <section className="panel">
      <h2>{t('facts')}</h2>
      <dl className="pairs small">
        <dt>{t('field')}</dt><dd>{facts.field.name}</dd>
        <dt>{t('level')}</dt><dd>{t(facts.level)}</dd>
        <dt>{t('authority')}</dt><dd>{facts.authority}</dd>
        <dt>{t('subjects')}</dt><dd>{facts.subjects.join('; ')}</dd>
        <dt>{t('results')}</dt><dd><ul>{facts.results.map((result, index) => <li key={index}>{result.name} <Mark provenance={result.provenance} brief /></li>)}</ul></dd>
        <dt>{t('decision')}</dt><dd>{facts.source.decision || <span className="quiet">{t('noDecision')}</span>}</dd>
        <dt>{t('source')}</dt><dd>{t('asOf', { dataset: facts.source.dataset === NATIONAL_DATABASE ? t('nationalDatabase') : facts.source.dataset, asOf: facts.source.asOf })}</dd>
        {facts.catalogue?.baseCode && <><dt>{t('base')}</dt><dd><Link to={`/procedures/${encodeURIComponent(facts.catalogue.baseCode)}`}>{facts.catalogue.baseCode}</Link></dd></>}
      </dl>
    </section>
  );
}

function Changes({ sheet: { facts: { reengineering } } }: { readonly sheet: ProcedureSheet }) {
  const t = useTexts(proceduresTexts);
  const say = useSay();
  if (reengineering.changes.length === 0) return null;
  return <section className="panel"><h2>{t('changes')}</h2><ul className="bullets small">{reengineering.changes.map((change, index) => <li key={index}>{say(change.text)} <Mark provenance={change.provenance} brief /></li>)}</ul></section>;
}

/** Enough to see at once; some procedures name forty. */
const FIRST_DOCUMENTS = 8;

function Law({ sheet: { facts } }: { readonly sheet: ProcedureSheet }) {
  const t = useTexts(proceduresTexts);
  const say = useSay();
  const { count } = useFormat();
  const [all, setAll] = useState(false);
  const rest = facts.legalBasis.length - FIRST_DOCUMENTS;
  return (
    <>
      <section className="panel">
        <h2>{t('legalBasis')}</h2>
        {facts.legalBasis.length === 0 ? <p className="quiet small">{t('noLegalBasis')}</p> : <ul className="bullets small">{facts.legalBasis.slice(0, all ? undefined : FIRST_DOCUMENTS).map((number, index) => <li key={index}>{number}</li>)}</ul>}
        {rest > 0 && !all && <button type="button" className="button plain small" onClick={() => setAll(true)}>+ {count(rest)}</button>}
      </section>
      {facts.assumptions.length > 0 && <section className="panel"><h2>{t('assumptions')}</h2><ul className="bullets small">{facts.assumptions.map((text, index) => <li key={index}>{say(text)}</li>)}</ul></section>}
    </>
  );
}
