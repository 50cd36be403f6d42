import { useEffect, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useFormat } from '../../../desk/web/i18n/format.ts';
import { useLanguage, useSay, useTexts } from '../../../desk/web/i18n/language.tsx';
import { go, Link } from '../../../desk/web/shell/router.tsx';
import { Button } from '../../../desk/web/ui/button.tsx';
import { Loaded } from '../../../desk/web/ui/loaded.tsx';
import type { DraftView } from '../../api/contract.ts';
import type { Picture } from '../../compare/picture.ts';
import type { Vocabulary } from '../../lint/vocabulary.ts';
import { service } from '../diagram/services.ts';
import { TabBox } from '../pages/tabs.tsx';
import { checkFacts } from '../../facts/check-facts.ts';
import { applyFactsChange } from '../../facts/apply-facts-change.ts';
import type { FactsChange } from '../../facts/facts-change.ts';
import { discardDraft, useDraft, useVocabulary } from '../shell/requests.ts';
import { StateBadge } from '../shell/state-badge.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { draftTexts } from './draft-texts.ts';
import { countOf } from './facts-edits.ts';
import { FactsPanel } from './facts-panel.tsx';
import { factsTexts } from './facts-texts.ts';
import { dropLocalCopy } from './local-copy.ts';
import { RevisionList } from './revision-list.tsx';
import { StepPanel } from './step-panel.tsx';
import { SubmitDialog } from './submit-dialog.tsx';
import { TextTwin } from './text-twin.tsx';
import { useEditor, type Issue, type Saving } from './use-editor.ts';

export function DraftPage({ id }: { readonly id: string }) {
  const draft = useDraft(id);
  const vocabulary = useVocabulary();
  const mayEdit = draft.data?.may.includes('edit');
  useEffect(() => { if (mayEdit === false) go(`/designer/drafts/${id}/review`, { replace: true }); }, [id, mayEdit]);
  return <Loaded query={draft}>{(found) => <Loaded query={vocabulary}>{(words) => mayEdit ? <EditorView draft={found} vocabulary={words} /> : null}</Loaded>}</Loaded>;
}

function EditorView({ draft: given, vocabulary }: { readonly draft: DraftView; readonly vocabulary: Vocabulary }) {
  const t = useTexts(draftTexts);
  const ft = useTexts(factsTexts);
  const { language } = useLanguage();
  // What the server answers later must not reload the modeller under the hands of its user.
  const [draft] = useState(given);
  const [canvas, setCanvas] = useState<HTMLElement | null>(null);
  const [panel, setPanel] = useState<HTMLElement | null>(null);
  const places = useMemo(() => ({ canvas, panel }), [canvas, panel]);
  const editor = useEditor(draft, vocabulary, language, places);
  const { facts } = draft;
  const client = useQueryClient();
  const [submitting, setSubmitting] = useState(false);
  const { modeler, picture, selectedId, saving, factsChange } = editor;
  const say = useSay();
  const factsProblems = useMemo(() => (picture ? problemsOf(draft, factsChange, picture) : []), [draft, factsChange, picture]);
  const issues: readonly Issue[] = [...factsProblems.map(({ field, text }): Issue => ({ elementId: `${FACTS}${field}`, severity: 'error', text: say(text) })), ...editor.issues];
  const errors = issues.filter(({ severity }) => severity === 'error');
  const [tab, setTab] = useState('steps');
  const choose = (id: string) => { if (id.startsWith(FACTS)) setTab('facts'); const element = modeler && service(modeler, 'elementRegistry').get(id); if (element && modeler) { service(modeler, 'selection').select(element); service(modeler, 'canvas').scrollToElement(id); } };
  const toReview = async () => { await editor.flush(); await client.invalidateQueries({ queryKey: ['draft', draft.id] }); go(`/designer/drafts/${draft.id}/review`); };
  const discard = async () => { if (!window.confirm(t('discardSure'))) return; await discardDraft(draft.id); dropLocalCopy(draft.id); void client.invalidateQueries(); go(`/designer/procedures/${draft.procedureCode}`); };
  return (
    <main className="editor" id="main">
      <div className="editor-head">
        <div className="editor-title"><Link to={`/designer/procedures/${draft.procedureCode}`} className="small">← {draft.procedureCode} {facts.shortName[language]}</Link><h1 title={draft.title}>{draft.title}</h1></div>
        <StateBadge state={draft.state} />
        <div className="row push">
          <SavingSign saving={saving} />
          <Button small aria-label={t('undo')} onPress={() => modeler && service(modeler, 'commandStack').undo()}>↶</Button><Button small aria-label={t('redo')} onPress={() => modeler && service(modeler, 'commandStack').redo()}>↷</Button>
          <Button look="plain" onPress={() => void discard()}>{t('discard')}</Button>
          <Button onPress={() => void toReview()}>{t('compare')}</Button>
          <Button look="primary" onPress={() => setSubmitting(true)} isDisabled={saving.kind === 'conflict'}>{t('submit')}</Button>
        </div>
      </div>
      {draft.state === 'rejected' && draft.decisionNote && <p className="notice bad">{t('rejected', { who: draft.decidedBy ?? '', why: draft.decisionNote })}</p>}
      {editor.restored && <p className="notice good" role="status">{t('restored')}</p>}
      {saving.kind === 'conflict' && <ConflictNotice draft={draft} error={saving.error} currentXml={editor.currentXml} factsChange={factsChange} />}
      {editor.failed && <p className="notice bad" role="alert">{t('failed')} {editor.failed}</p>}
      <div className="editor-body">
        <div className="editor-canvas" ref={setCanvas} aria-label={t('diagram')} />
        <aside className="editor-side" aria-label={t('properties')}>
          {modeler && picture && <StepPanel key={selectedId ?? 'none'} modeler={modeler} picture={picture} selectedId={selectedId} vocabulary={vocabulary} agencies={facts.consultedAgencies} />}
          <details className="technical"><summary>{t('technical')}</summary><div ref={setPanel} /></details>
        </aside>
      </div>
      <div className="editor-below">
        <TabBox label={t('below')} chosen={tab} onChoose={setTab} items={[
          { id: 'steps', title: t('steps'), body: () => modeler && picture ? <TextTwin modeler={modeler} picture={picture} vocabulary={vocabulary} selectedId={selectedId} onChoose={choose} /> : null },
          { id: 'facts', title: ft('tab', { n: countOf(factsChange) }), body: () => <FactsPanel facts={facts} legal={draft.legalFacts} change={factsChange} problems={factsProblems} onChange={editor.changeFacts} /> },
          { id: 'problems', title: t('problems', { errors: errors.length, warnings: issues.length - errors.length }), body: () => <Problems issues={issues} onChoose={choose} /> },
          { id: 'revisions', title: t('revisions'), body: () => <RevisionList draft={draft} version={saving.kind === 'saved' ? saving.at : ''} modeler={modeler} /> },
        ]} />
      </div>
      {submitting && <SubmitDialog draft={draft} errors={errors} flush={editor.flush} onChoose={(id) => { setSubmitting(false); choose(id); }} onClose={() => setSubmitting(false)} />}
    </main>
  );
}

/** Issues of the facts, where others name an element. */
const FACTS = 'facts:';

/** The rules that the server asks too; where facts and model disagreed before, the draft is not to blame. */
function problemsOf(draft: DraftView, change: FactsChange | null, picture: Picture) {
  const known = new Set(draft.disagreements.map(({ text }) => text.en));
  return checkFacts({ legal: draft.legalFacts, base: draft.facts, change, facts: applyFactsChange(draft.facts, change), picture }).filter(({ text }) => !known.has(text.en));
}

function SavingSign({ saving }: { readonly saving: Saving }) {
  const t = useTexts(draftTexts);
  const { time } = useFormat();
  const said = saving.kind === 'saved' ? t('saved', { at: time(saving.at) }) : saving.kind === 'failed' ? t('notSaved') : saving.kind === 'conflict' ? t('conflictShort') : saving.kind === 'saving' ? t('saving') : t('dirty');
  return <span className={saving.kind === 'failed' || saving.kind === 'conflict' ? 'saving bad' : 'saving'} role="status">{said}</span>;
}

function Problems({ issues, onChoose }: { readonly issues: readonly Issue[]; readonly onChoose: (id: string) => void }) {
  const t = useTexts(draftTexts);
  if (issues.length === 0) return <p className="notice good">{t('noProblems')}</p>;
  return (
    <ul className="problem-list">{issues.map((issue, index) => (
      <li key={index}><span className={issue.severity === 'error' ? 'badge bad' : 'badge soon'}>{issue.severity === 'error' ? t('error') : t('warning')}</span><button type="button" className="line-button" onClick={() => onChoose(issue.elementId)}>{issue.text}</button></li>
    ))}</ul>
  );
}
