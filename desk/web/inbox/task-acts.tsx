import type { TaskView } from '../../api/contract.ts';
import { ActButtons } from '../dossier/dossier-acts.tsx';
import { useSay, useTexts } from '../i18n/language.tsx';
import { useFormat } from '../i18n/format.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useShortcuts } from '../ui/shortcut.ts';
import { GroupNames } from './group-names.tsx';
import { inboxTexts } from './inbox-texts.ts';
import { LegalCounters } from './legal-counters.tsx';
import { TaskFormFields } from './task-form.tsx';
import { useTaskAct } from './task-queries.ts';

/** What this officer may do with the task now: claim it, fill its form, or see what became of it. */
export function TaskActs({ view, onCompleted }: { readonly view: TaskView; readonly onCompleted: (next: string | null) => void }) {
  const t = useTexts(inboxTexts);
  const say = useSay();
  const { task, form } = view;
  const claim = useTaskAct('claim');
  const unclaim = useTaskAct('unclaim');
  useShortcuts({ c: task.mayClaim && !claim.isPending ? () => claim.mutate(task.id) : undefined });
  if (task.state === 'completed' || task.state === 'completing' || task.state === 'closed') return <Ended view={view} />;
  if (!task.formKey) return <Awaited view={view} />;
  const mayAct = task.mayComplete || task.mayClaim;
  return (
    <section className="panel stack task-form" aria-labelledby="task-form-title">
      <h2 id="task-form-title">{say(form.title)}</h2>
      <LegalCounters view={view} />
      <div className="row">
        {task.mayClaim && <Button onPress={() => claim.mutate(task.id)} isPending={claim.isPending} shortcut="C">{t('claim')}</Button>}
        {task.assignee && task.mayComplete && <Button small look="plain" onPress={() => unclaim.mutate(task.id)}>{t('unclaim')}</Button>}
        {task.assignee && !task.mayComplete && <span className="quiet">{t('heldBy', { name: task.assignee.name })}</span>}
        {!mayAct && !task.assignee && <span className="quiet">{t('notYours', { groups: '' })}<GroupNames groups={task.candidateGroups} /></span>}
      </div>
      <ProblemNotice error={claim.error ?? unclaim.error} />
      {mayAct && <TaskFormFields key={task.id} view={view} onCompleted={onCompleted} />}
    </section>
  );
}

/** Nothing to fill in: it ends when the applicant has brought the papers or the fee, or the other agencies are done. */
function Awaited({ view: { form, dossier } }: { readonly view: TaskView }) {
  const t = useTexts(inboxTexts);
  const say = useSay();
  return (
    <section className="panel stack task-form" aria-labelledby="task-form-title">
      <h2 id="task-form-title">{say(form.title)}</h2>
      <p className="quiet">{t('awaited')}</p>
      <ActButtons dossier={dossier} acts={['supplement', 'pay']} />
    </section>
  );
}

function Ended({ view }: { readonly view: TaskView }) {
  const t = useTexts(inboxTexts);
  const say = useSay();
  const format = useFormat();
  const { task, form, outcome, completedAt } = view;
  const label = form.outcomes.find(({ value }) => value === outcome)?.label;
  return (
    <section className="panel stack" role="status">
      {task.state === 'closed'
        ? <h2>{t('closed')}</h2>
        : <h2 className="good-line"><Icon name="check" /> {t('completedTitle', { name: task.name })}</h2>}
      <p>{label && <strong>{say(label)}</strong>} {task.assignee && <span className="quiet">· {task.assignee.name}</span>} {completedAt && <span className="quiet">· {format.dateTime(completedAt)}</span>}</p>
    </section>
  );
}
