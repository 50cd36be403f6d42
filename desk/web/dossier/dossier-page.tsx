import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { DossierView } from '../../api/contract.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { useSearchValues } from '../shell/router.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { DossierActs } from './dossier-acts.tsx';
import { DossierClock } from './dossier-clock.tsx';
import { DossierComponents } from './dossier-components.tsx';
import { DossierDiagram } from './dossier-diagram.tsx';
import { DossierFacts } from './dossier-facts.tsx';
import { DossierHistory } from './dossier-history.tsx';
import { useDossier } from './dossier-queries.ts';
import { FormsToPrint, Linked, OnTheSpot, OpenTasks, Payments } from './dossier-side.tsx';
import { dossierTexts } from './dossier-texts.ts';
import { ClockBadge, StatusBadge } from './status.tsx';
import './dossier.css';

const OUTCOMES = ['granted', 'refused', 'expired', 'withdrawn', 'stopped'] as const;
const isOutcome = (outcome: string): outcome is (typeof OUTCOMES)[number] => (OUTCOMES as readonly string[]).includes(outcome);

export function DossierPage({ id }: { readonly id: string }) {
  return <div className="page"><Loaded query={useDossier(id)}>{(dossier) => <Dossier dossier={dossier} />}</Loaded></div>;
}

function Dossier({ dossier }: { readonly dossier: DossierView }) {
  const t = useTexts(dossierTexts);
  const format = useFormat();
  const say = useSay();
  const [{ tab }, setPlace] = useSearchValues(['tab']);
  return (
    <>
      <div className="dossier-head">
        <h1>{dossier.code}</h1>
        <StatusBadge status={dossier.status} /><ClockBadge clock={dossier.clock} />
        {dossier.outcome && <span>{t('outcome')}: <strong>{isOutcome(dossier.outcome) ? t(dossier.outcome) : dossier.outcome}</strong></span>}
        <span className="push">{dossier.receivedAt && <span className="quiet">{t('received')}: {format.dateTime(dossier.receivedAt)} · </span>}{t('due')}: <strong>{dossier.dueAt ? format.longDue(dossier.dueAt) : '–'}</strong></span>
      </div>
      <p className="dossier-sub"><span className="code">{dossier.procedureCode}</span> {dossier.procedureName} · <strong>{dossier.applicantName}</strong> · <span className="quiet">{dossier.agency}</span></p>
      <div className="dossier">
        <Tabs selectedKey={tab || 'overview'} onSelectionChange={(key) => setPlace({ tab: key === 'overview' ? '' : String(key) })}>
          <TabList className="tabs" aria-label={dossier.code}>
            <Tab id="overview" className="tab">{t('overview')}</Tab><Tab id="clock" className="tab">{t('clockTab')}</Tab>
            <Tab id="diagram" className="tab">{t('diagramTab')}</Tab><Tab id="history" className="tab">{t('historyTab')}</Tab>
          </TabList>
          <TabPanel id="overview" className="tab-panel stack">
            <DossierFacts dossier={dossier} />
            <DossierComponents dossier={dossier} attach={dossier.clock !== 'closed'} />
            {dossier.assumptions.length > 0 && <section className="panel"><h2>{t('assumptions')}</h2><ul className="dashes small">{dossier.assumptions.map((line, index) => <li key={index}>{say(line)}</li>)}</ul></section>}
          </TabPanel>
          <TabPanel id="clock" className="tab-panel"><DossierClock id={dossier.id} /></TabPanel>
          <TabPanel id="diagram" className="tab-panel"><DossierDiagram id={dossier.id} /></TabPanel>
          <TabPanel id="history" className="tab-panel"><section className="panel"><DossierHistory history={dossier.history} /></section></TabPanel>
        </Tabs>
        <aside className="stack">
          <DossierActs dossier={dossier} /><OpenTasks dossier={dossier} /><FormsToPrint dossier={dossier} />
          <Payments dossier={dossier} /><Linked dossier={dossier} /><OnTheSpot dossier={dossier} />
        </aside>
      </div>
    </>
  );
}
