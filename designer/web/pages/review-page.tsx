import { useState } from 'react';
import { useFormat } from '../../../desk/web/i18n/format.ts';
import { useTexts } from '../../../desk/web/i18n/language.tsx';
import { Link } from '../../../desk/web/shell/router.tsx';
import { Button } from '../../../desk/web/ui/button.tsx';
import { TextInput } from '../../../desk/web/ui/field.tsx';
import { Loaded } from '../../../desk/web/ui/loaded.tsx';
import { Modal } from '../../../desk/web/ui/modal.tsx';
import { fieldErrors, ProblemNotice } from '../../../desk/web/ui/problem-notice.tsx';
import type { ComparedModels, DraftView } from '../../api/contract.ts';
import { SideBySide } from '../diagram/side-by-side.tsx';
import { useCompared, useDraft, useDraftAct, useVocabulary } from '../shell/requests.ts';
import { StateBadge } from '../shell/state-badge.tsx';
import { ChangeList } from './change-list.tsx';
import { CountsTable } from './counts-table.tsx';
import { reviewTexts } from './review-texts.ts';
import { StepTable } from './step-table.tsx';
import { TabBox } from './tabs.tsx';

/** What a leader decides on, and everybody else looks at: the draft beside the deployed version, in numbers, words and pictures. */
export function ReviewPage({ id }: { readonly id: string }) {
  return <main className="page stack" id="main"><Loaded query={useDraft(id)}>{(draft) => <Review draft={draft} />}</Loaded></main>;
}

function Review({ draft }: { readonly draft: DraftView }) {
  const t = useTexts(reviewTexts);
  const { dateTime } = useFormat();
  const [against, setAgainst] = useState<'deployed' | 'before'>('deployed');
  const compared = useCompared(draft.id, against, draft.version);
  const act = useDraftAct(draft.id);
  const [rejecting, setRejecting] = useState(false);
  const refused = Object.entries(fieldErrors(act.error));
  return (
    <>
      <div className="page-head">
        <div><Link to={`/designer/procedures/${draft.procedureCode}`} className="small">← {draft.procedureCode} {draft.procedureName}</Link><h1>{draft.title}</h1></div>
        <StateBadge state={draft.state} />
        <div className="row push">
          {draft.may.includes('edit') && <Link className="button" to={`/designer/drafts/${draft.id}`}>{t('edit')}</Link>}
          {draft.may.includes('recall') && <Button onPress={() => act.mutate({ act: 'recall' })} isDisabled={act.isPending}>{t('recall')}</Button>}
          {draft.may.includes('reject') && <Button look="danger" onPress={() => setRejecting(true)} isDisabled={act.isPending}>{t('reject')}</Button>}
          {draft.may.includes('approve') && <Button look="primary" onPress={() => act.mutate({ act: 'approve' })} isDisabled={act.isPending}>{t('approve')}</Button>}
          {draft.may.includes('deploy') && <Button look="primary" onPress={() => act.mutate({ act: 'deploy' })} isDisabled={act.isPending}>{t('deploy')}</Button>}
        </div>
      </div>
      <dl className="pairs panel">
        <dt>{t('author')}</dt><dd>{draft.author.name}{draft.lastEditor && draft.lastEditor.id !== draft.author.id && ` · ${t('lastEdited', { who: draft.lastEditor.name })}`} · {dateTime(draft.updatedAt)}</dd>
        {draft.note && <><dt>{t('note')}</dt><dd>{draft.note}</dd></>}
        {draft.decidedBy && <><dt>{draft.state === 'rejected' ? t('rejectedBy') : t('approvedBy')}</dt><dd>{draft.decidedBy}{draft.decidedAt && `, ${dateTime(draft.decidedAt)}`}{draft.decisionNote && `: ${draft.decisionNote}`}</dd></>}
        {draft.deployedVersion !== null && <><dt>{t('deployedAs')}</dt><dd>{t('deployedVersion', { n: draft.deployedVersion })}</dd></>}
      </dl>
      {draft.ownWork && draft.state === 'submitted' && <p className="notice soon">{t('ownWork')}</p>}
      <ProblemNotice error={act.error} />
      {refused.length > 0 && <ul className="plain-list notice bad">{refused.map(([element, text]) => <li key={element}>{element !== '_' && <strong>{element}: </strong>}{text}</li>)}</ul>}
      <Loaded query={compared}>{(models) => <Compared models={models} draft={draft} against={against} onAgainst={setAgainst} refused={refused.map(([element]) => element)} />}</Loaded>
      {rejecting && <Reject onClose={() => setRejecting(false)} onReject={(reason) => { act.mutate({ act: 'reject', body: { reason } }); setRejecting(false); }} />}
    </>
  );
}

function Compared({ models, draft, against, onAgainst, refused }: { readonly models: ComparedModels; readonly draft: DraftView; readonly against: 'deployed' | 'before'; readonly onAgainst: (against: 'deployed' | 'before') => void; readonly refused: readonly string[] }) {
  const t = useTexts(reviewTexts);
  const vocabulary = useVocabulary().data;
  const [focus, setFocus] = useState<{ readonly id: string } | null>(null);
  const show = (id: string) => { setFocus({ id }); document.getElementById('diagrams')?.scrollIntoView({ block: 'nearest' }); };
  const { comparison } = models;
  const left = against === 'before' ? t('before') : models.before.version === null ? t('shipped') : t('deployedVersion', { n: models.before.version });
  return (
    <>
      {models.factsGround && <p className="notice"><strong>{t('factsGround')}:</strong> {models.factsGround}</p>}
      {models.outdated && <p className="notice soon">{t('outdated', { n: models.before.version ?? '' })}</p>}
      <div className="row"><span className="quiet">{t('compareWith')}</span>
        <div className="row" role="group" aria-label={t('compareWith')}>
          {(['deployed', 'before'] as const).map((one) => <button key={one} type="button" className="button small" aria-pressed={one === against} onClick={() => onAgainst(one)}>{one === 'before' ? t('before') : draft.state === 'deployed' ? t('replaced') : t('running')}</button>)}
        </div>
      </div>
      <div className="columns">
        <section className="stack-s"><h2>{t('numbers')}</h2><CountsTable before={comparison.before.counts} after={comparison.after.counts} beforeName={left} afterName={t('draft')} /></section>
        <section className="stack-s"><h2>{t('changes', { n: comparison.changes.length })}</h2><div className="panel change-panel"><ChangeList comparison={comparison} onShow={show} /></div></section>
      </div>
      <div id="diagrams"><SideBySide before={{ title: left, xml: models.before.xml }} after={{ title: `${t('draft')}: ${draft.title}`, xml: models.after.xml }} highlight={refused.length > 0 ? { ...comparison.highlight, changed: [...comparison.highlight.changed, ...refused] } : comparison.highlight} focus={focus ?? (refused[0] ? { id: refused[0] } : null)} /></div>
      <TabBox label={t('steps')} items={[{ id: 'steps', title: t('steps'), body: () => <div className="columns even"><StepTable steps={comparison.before.steps} vocabulary={vocabulary} caption={left} /><StepTable steps={comparison.after.steps} vocabulary={vocabulary} caption={t('draft')} /></div> }]} />
    </>
  );
}

function Reject({ onClose, onReject }: { readonly onClose: () => void; readonly onReject: (reason: string) => void }) {
  const t = useTexts(reviewTexts);
  const [reason, setReason] = useState('');
  return (
    <Modal title={t('reject')} open onClose={onClose}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); onReject(reason.trim()); }}>
        <TextInput label={t('reason')} required rows={4} value={reason} onChange={setReason} autoFocus maxLength={2000} />
        <div className="dialog-foot"><Button onPress={onClose}>{t('cancel')}</Button><Button look="danger" type="submit" isDisabled={reason.trim().length < 3}>{t('reject')}</Button></div>
      </form>
    </Modal>
  );
}
