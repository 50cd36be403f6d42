import type { TaskSummary } from '../../api/contract.ts';
import { ClockBadge } from '../dossier/status.tsx';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { useServerNow } from '../session/server-now.ts';
import { Link } from '../shell/router.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { GroupNames } from './group-names.tsx';
import { inboxTexts } from './inbox-texts.ts';

interface TaskTableProps {
  readonly rows: readonly { readonly item: TaskSummary; readonly gone: boolean }[];
  readonly picked: string | null;
  /** Claimed from this list just now: they stay in it until it is refreshed. */
  readonly mine: ReadonlySet<string>;
  readonly onPick: (id: string) => void;
  readonly onClaim: (id: string) => void;
  readonly empty: string;
}

/** Every row has two lines and no more, so that eight of them fit and none moves the next. */
export function TaskTable({ rows, picked, mine, onPick, onClaim, empty }: TaskTableProps) {
  const t = useTexts(inboxTexts);
  return (
    <div className="table-box list-box">
      <table className="table two-lines">
        <thead>
          <tr>
            <th scope="col" className="w-clock">{t('clock')}</th><th scope="col" className="w-due">{t('due')}</th><th scope="col">{t('task')}</th>
            <th scope="col" className="w-code">{t('dossier')}</th><th scope="col" className="w-group">{t('who')}</th><th scope="col" className="w-act"><span className="sr-only">{t('claim')}</span></th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ item, gone }) => <TaskRow key={item.id} task={item} gone={gone && !mine.has(item.id)} isMine={mine.has(item.id)} picked={item.id === picked} onPick={onPick} onClaim={onClaim} />)}
        </tbody>
      </table>
      {rows.length === 0 && <p className="empty">{empty}</p>}
    </div>
  );
}

interface TaskRowProps { readonly task: TaskSummary; readonly gone: boolean; readonly isMine: boolean; readonly picked: boolean; readonly onPick: (id: string) => void; readonly onClaim: (id: string) => void }

function TaskRow({ task, gone, isMine, picked, onPick, onClaim }: TaskRowProps) {
  const t = useTexts(inboxTexts);
  return (
    <tr id={`task-${task.id}`} className={gone ? 'pick gone' : 'pick'} aria-selected={picked} onClick={() => onPick(task.id)}>
      <td><ClockBadge clock={task.clock} />{!gone && !isMine && task.reminder && <div><span className="badge soon" title={t('reminderHint')}><Icon name="clock" size={12} />{t('reminder')}</span></div>}</td>
      <td><Due label={t('stepDue')} at={task.dueAt} loud /><Due label={t('dossierDue')} at={task.dossierDueAt} /></td>
      <td>
        <div className="one-line"><Link to={`/tasks/${task.id}`} className="task-name">{task.name}</Link></div>
        <div className="small quiet one-line" title={task.procedureName}>{task.procedureCode} · {task.procedureName}</div>
      </td>
      <td><div className="code">{task.dossierCode}</div><div className="small one-line" title={task.applicantName}>{task.applicantName}</div></td>
      <td>{isMine ? <span className="badge accent"><Icon name="check" size={12} />{t('claimedByMe')}</span> : gone ? <em className="small">{t('taken')}</em> : task.assignee ? task.assignee.name : <span className="quiet small two-line"><GroupNames groups={task.candidateGroups} /></span>}</td>
      <td className="number">{!gone && !isMine && task.mayClaim && <Button small onPress={() => onClaim(task.id)} aria-label={`${t('claim')}: ${task.name}, ${task.dossierCode}`}>{t('claim')}</Button>}</td>
    </tr>
  );
}

function Due({ label, at, loud }: { readonly label: string; readonly at: string | null; readonly loud?: boolean }) {
  const format = useFormat();
  const now = useServerNow();
  const late = at !== null && Date.parse(at) < Date.parse(now);
  return <div className={loud ? 'due-line' : 'due-line small'}><span className="quiet small">{label}</span> <span className={late ? 'late' : undefined}>{at ? format.due(at) : '–'}</span></div>;
}
