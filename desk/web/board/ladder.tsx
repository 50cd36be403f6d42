import type { Board, Role } from '../../api/contract.ts';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { Link } from '../shell/router.tsx';
import { Icon } from '../ui/icon.tsx';
import { roleTexts } from '../session/session-texts.ts';
import { boardTexts } from './board-texts.ts';

const RUNGS = ['rung1', 'rung2', 'rung3', 'rung4'] as const;

/** Breaches and how far up they have been reported. */
export function Ladder({ ladder }: { readonly ladder: Board['ladder'] }) {
  const t = useTexts(boardTexts);
  const format = useFormat();
  const role = useTexts(roleTexts);
  /** Of a ladder of its own: the role that was told. */
  const rungName = (n: number, told: Role | null) => { const key = RUNGS[n - 1]; return told ? role(told) : key ? t(key) : t('rungOther', { n }); };
  return (
    <section className="panel">
      <h2>{t('ladder')}</h2>
      {ladder.length === 0 ? <p className="quiet">{t('ladderEmpty')}</p> : (
        <table className="table tight">
          <thead><tr><th scope="col">{t('dossier')}</th><th scope="col">{t('due')}</th><th scope="col">{t('rung')}</th><th scope="col">{t('rungAt')}</th><th scope="col">{t('apology')}</th></tr></thead>
          <tbody>
            {ladder.map((step) => (
              <tr key={`${step.dossierId} ${step.rung}`}>
                <td className="code"><Link to={`/dossiers/${step.dossierId}?tab=clock`}>{step.code}</Link></td>
                <td>{format.due(step.dueAt)}</td>
                <td><span className="badge bad">{step.rung}</span> {rungName(step.rung, step.role)}</td>
                <td>{format.dateTime(step.at)}</td>
                <td>{step.apology ? <span className="good-line small"><Icon name="check" size={12} />{t('apologyYes')}</span> : <span className="late">{t('apologyNo')}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
