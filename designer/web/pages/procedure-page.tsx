import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useFormat } from '../../../desk/web/i18n/format.ts';
import { useSay, useTexts } from '../../../desk/web/i18n/language.tsx';
import { go, Link } from '../../../desk/web/shell/router.tsx';
import { useMe } from '../../../desk/web/session/session.tsx';
import { Button } from '../../../desk/web/ui/button.tsx';
import { TextInput } from '../../../desk/web/ui/field.tsx';
import { Loaded } from '../../../desk/web/ui/loaded.tsx';
import { Modal } from '../../../desk/web/ui/modal.tsx';
import { ProblemNotice } from '../../../desk/web/ui/problem-notice.tsx';
import { sourceText } from '../../../processes/schema/facts.ts';
import type { ProcedureDesign } from '../../api/contract.ts';
import { SideBySide } from '../diagram/side-by-side.tsx';
import { SingleDiagram } from '../diagram/single-diagram.tsx';
import { createDraft, loadVersion, useProcedure, useVocabulary } from '../shell/requests.ts';
import { StateBadge } from '../shell/state-badge.tsx';
import { ChangeList } from './change-list.tsx';
import { CountsTable } from './counts-table.tsx';
import { procedureTexts } from './procedure-texts.ts';
import { StepTable } from './step-table.tsx';
import { TabBox, type TabItem } from './tabs.tsx';

export function ProcedurePage({ code }: { readonly code: string }) {
  return <main className="page stack" id="main"><Loaded query={useProcedure(code)}>{(design) => <Design design={design} />}</Loaded></main>;
}

function Design({ design }: { readonly design: ProcedureDesign }) {
  const t = useTexts(procedureTexts);
  const say = useSay();
  const me = useMe();
  const [focus, setFocus] = useState<{ readonly id: string } | null>(null);
  const [naming, setNaming] = useState(false);
  const { facts, comparison, current, beforeXml, currentXml } = design;
  const show = (id: string) => { setFocus({ id }); document.getElementById('diagrams')?.scrollIntoView({ block: 'nearest' }); };
  const currentName = design.deployedVersion === null ? t('shipped') : t('version', { n: design.deployedVersion });
  return (
    <>
      <Link to="/designer/" className="small">← {t('all')}</Link>
      <div className="page-head">
        <h1>{say(facts.shortName)} <span className="quiet code">{facts.code}</span></h1>
        {facts.reengineering.state === 're-engineered' && <span className="badge good">{t('reengineered')}</span>}
        <span className="badge accent">{currentName}</span>
        {me.roles.includes('reform-staff') && currentXml && <span className="push"><Button look="primary" onPress={() => setNaming(true)}>{t('newDraft')}</Button></span>}
      </div>
      <div className="columns">
        <section className="stack-s"><h2>{comparison ? t('whatItSaved') : t('counts')}</h2>{current && <CountsTable {...(comparison ? { before: comparison.before.counts } : {})} after={current.counts} beforeName={t('before')} afterName={t('now')} />}</section>
        <section className="stack-s documented">
          <h2>{t('documented')}</h2>
          {facts.reengineering.changes.length === 0 ? <p className="quiet">{t('noneDocumented')}</p> : (
            <ul className="panel plain-list">{facts.reengineering.changes.map((change, index) => <li key={index}>{say(change.text)} <span className={change.provenance.mark === 'F' ? 'quiet small' : 'assumption'} title={say(sourceText(change.provenance.source))}>{change.provenance.mark === 'F' ? say(sourceText(change.provenance.source)) : t('assumption')}</span></li>)}</ul>
          )}
        </section>
      </div>
      <div id="diagrams">
        {comparison && beforeXml && currentXml
          ? <SideBySide before={{ title: t('beforeModel'), xml: beforeXml }} after={{ title: t('nowModel', { name: currentName }), xml: currentXml }} highlight={comparison.highlight} focus={focus} />
          : currentXml && <SingleDiagram xml={currentXml} title={currentName} />}
      </div>
      <Tables design={design} onShow={show} />
      {naming && <NewDraft code={facts.code} suggestion={t('draftOf', { name: say(facts.shortName) })} onClose={() => setNaming(false)} />}
    </>
  );
}

function Tables({ design, onShow }: { readonly design: ProcedureDesign; readonly onShow: (id: string) => void }) {
  const t = useTexts(procedureTexts);
  const vocabulary = useVocabulary().data;
  const { comparison, current } = design;
  const items: TabItem[] = [
    ...(comparison ? [{ id: 'changes', title: t('changes', { n: comparison.changes.length }), body: () => <ChangeList comparison={comparison} onShow={onShow} /> }] : []),
    {
      id: 'steps', title: t('steps'), body: () => (
        <div className={comparison ? 'columns even' : ''}>
          {comparison && <StepTable steps={comparison.before.steps} vocabulary={vocabulary} caption={t('stepsBefore')} />}
          {current && <StepTable steps={current.steps} vocabulary={vocabulary} caption={t('stepsNow')} />}
        </div>
      ),
    },
    { id: 'versions', title: t('versions', { n: design.versions.length }), body: () => <Versions design={design} /> },
    { id: 'facts', title: t('factsVersions', { n: design.factsVersions.length }), body: () => <FactsVersions design={design} /> },
    { id: 'drafts', title: t('drafts', { n: design.drafts.length }), body: () => <Drafts design={design} /> },
  ];
  return <TabBox items={items} label={t('tables')} />;
}

function Versions({ design }: { readonly design: ProcedureDesign }) {
  const t = useTexts(procedureTexts);
  const { dateTime } = useFormat();
  if (design.versions.length === 0) return <p className="empty">{t('notDeployed')}</p>;
  const keep = async (version: number) => {
    const { xml } = await loadVersion(design.facts.code, version);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([xml], { type: 'application/xml' }));
    link.download = `${design.facts.code}-v${version}.bpmn`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="table-box"><table className="table tight">
      <thead><tr><th>{t('versionHead')}</th><th>{t('origin')}</th><th>{t('deployedAt')}</th><th className="number">{t('running')}</th><th /></tr></thead>
      <tbody>{design.versions.map((row) => (
        <tr key={row.version}>
          <th scope="row">{t('version', { n: row.version })}</th>
          <td>{row.draftId ? <Link to={`/designer/drafts/${row.draftId}/review`}>{row.draftTitle ?? t('fromDesigner')}</Link> : t('shipped')}</td>
          <td>{dateTime(row.deployedAt)}{row.deployedBy && <span className="quiet"> · {row.deployedBy}</span>}</td>
          <td className="number">{row.runningDossiers}</td><td className="number"><Button small look="plain" onPress={() => void keep(row.version)}>{t('download')}</Button></td>
        </tr>
      ))}</tbody>
    </table></div>
  );
}

function FactsVersions({ design }: { readonly design: ProcedureDesign }) {
  const t = useTexts(procedureTexts);
  const { dateTime } = useFormat();
  return (
    <div className="table-box"><table className="table tight">
      <thead><tr><th>{t('factsVersion')}</th><th>{t('origin')}</th><th>{t('ground')}</th><th>{t('deployedAt')}</th><th className="number">{t('running')}</th></tr></thead>
      <tbody>{design.factsVersions.map((row) => (
        <tr key={row.version}>
          <th scope="row">{row.version}{row.modelVersion !== null && <span className="quiet"> · {t('version', { n: row.modelVersion })}</span>}</th>
          <td>{row.draftId ? <Link to={`/designer/drafts/${row.draftId}/review`}>{row.draftTitle ?? t('fromDesigner')}</Link> : t('catalogue')}</td>
          <td>{row.ground || <span className="quiet">{row.draftId ? t('stepsOnly') : design.factsVersion === 1 ? design.facts.source.decision : ''}</span>}</td>
          <td>{row.deployedAt && dateTime(row.deployedAt)}{row.deployedBy && <span className="quiet"> · {row.deployedBy}</span>}</td>
          <td className="number">{row.openDossiers}</td>
        </tr>
      ))}</tbody>
    </table></div>
  );
}

function Drafts({ design }: { readonly design: ProcedureDesign }) {
  const t = useTexts(procedureTexts);
  const { dateTime } = useFormat();
  if (design.drafts.length === 0) return <p className="empty">{t('noDrafts')}</p>;
  return <ul className="draft-list panel">{design.drafts.map((draft) => (
    <li key={draft.id}><StateBadge state={draft.state} /> <Link to={`/designer/drafts/${draft.id}${draft.state === 'draft' || draft.state === 'rejected' ? '' : '/review'}`}>{draft.title}</Link> <span className="quiet">{draft.author.name}, {dateTime(draft.updatedAt)}</span></li>
  ))}</ul>;
}

function NewDraft({ code, suggestion, onClose }: { readonly code: string; readonly suggestion: string; readonly onClose: () => void }) {
  const t = useTexts(procedureTexts);
  const [title, setTitle] = useState(suggestion);
  const creation = useMutation({ mutationFn: () => createDraft(code, title.trim()), onSuccess: ({ id }) => go(`/designer/drafts/${id}`) });
  return (
    <Modal title={t('newDraft')} open onClose={onClose}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); creation.mutate(); }}>
        <TextInput label={t('draftTitle')} required value={title} onChange={setTitle} maxLength={200} autoFocus hint={t('draftTitleHint')} />
        <ProblemNotice error={creation.error} />
        <div className="dialog-foot"><Button onPress={onClose}>{t('cancel')}</Button><Button look="primary" type="submit" isDisabled={title.trim().length < 3 || creation.isPending}>{t('begin')}</Button></div>
      </form>
    </Modal>
  );
}
