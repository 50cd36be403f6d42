import type { DossierView } from '../../api/contract.ts';
import { GroupNames } from '../inbox/group-names.tsx';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { Link } from '../shell/router.tsx';
import { Icon } from '../ui/icon.tsx';
import { dossierTexts } from './dossier-texts.ts';
import { StatusBadge } from './status.tsx';

export function OpenTasks({ dossier }: { readonly dossier: DossierView }) {
  const t = useTexts(dossierTexts);
  const format = useFormat();
  const open = dossier.tasks.filter(({ state }) => state === 'open' || state === 'claimed' || state === 'completing');
  return (
    <section className="panel">
      <h2>{t('tasks')}</h2>
      {open.length === 0 && <p className="quiet">{t('noTasks')}</p>}
      <ul className="stack">
        {open.map((task) => (
          <li key={task.id}>
            {task.kind === 'user-task' || task.kind === 'desk-task' ? <Link to={`/tasks/${task.id}`}>{task.name}</Link> : <strong>{task.name}</strong>}
            <div className="small quiet">{task.assignee ? task.assignee.name : task.candidateGroups.length > 0 ? <GroupNames groups={task.candidateGroups} /> : null}{task.dueAt && ` · ${format.due(task.dueAt)}`}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function FormsToPrint({ dossier }: { readonly dossier: DossierView }) {
  const t = useTexts(dossierTexts);
  const available = dossier.forms.filter((form) => form.available);
  if (available.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('forms')}</h2>
      <ul className="stack-s">
        {available.map(({ n, title }) => <li key={n}><a className="form-link" href={`/api/dossiers/${dossier.id}/forms/${n}.pdf`} target="_blank" rel="noopener"><Icon name="print" /><span><b>{t('form', { n: `0${n}` })}</b> {title}</span></a></li>)}
      </ul>
    </section>
  );
}

const PAYMENT = { due: 'duePayment', paid: 'paid', expired: 'expiredPayment', refunded: 'refunded' } as const;

export function Payments({ dossier }: { readonly dossier: DossierView }) {
  const t = useTexts(dossierTexts);
  const format = useFormat();
  if (dossier.payments.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('payments')}</h2>
      <ul className="stack-s">
        {dossier.payments.map((payment) => <li key={payment.id} className="row row-end"><strong>{format.money(payment.amount)}</strong><span>{payment.state in PAYMENT ? t(PAYMENT[payment.state as keyof typeof PAYMENT]) : payment.state}{payment.paidAt && <span className="quiet small"> · {format.dateTime(payment.paidAt)}</span>}</span></li>)}
      </ul>
    </section>
  );
}

export function OnTheSpot({ dossier }: { readonly dossier: DossierView }) {
  const t = useTexts(dossierTexts);
  const say = useSay();
  const { onTheSpot } = dossier;
  if (!onTheSpot) return null;
  return (
    <section className="panel">
      <h2>{t('onTheSpot')}</h2>
      {onTheSpot.all && <p className="good-line small"><Icon name="check" size={12} />{t('onTheSpotAll')}</p>}
      <dl className="pairs small">
        {onTheSpot.acts.flatMap(({ act, atOneStop, obstacle }) => [<dt key={act}>{t(act)}</dt>, <dd key={`${act}-value`}>{atOneStop === null ? t('undecided') : t(atOneStop ? 'yes' : 'no')}{obstacle && <div className="quiet">{say(obstacle)}</div>}</dd>])}
      </dl>
    </section>
  );
}

export function Linked({ dossier }: { readonly dossier: DossierView }) {
  const t = useTexts(dossierTexts);
  if (!dossier.parent && dossier.linked.length === 0) return null;
  return (
    <section className="panel stack-s">
      <h2>{t('linked')}</h2>
      {dossier.parent && <p>{t('parent')} <Link to={`/dossiers/${dossier.parent.id}`}>{dossier.parent.code}</Link></p>}
      {dossier.linked.map((linked) => <div key={linked.id}><Link to={`/dossiers/${linked.id}`} className="code">{linked.code}</Link> <StatusBadge status={linked.status} /><div className="small quiet">{linked.procedureName} · {linked.agency}</div></div>)}
    </section>
  );
}
