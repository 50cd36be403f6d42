import type { DelegationView } from '../../api/contract.ts';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { delegationsTexts } from './delegations-texts.ts';

const LOOK: Readonly<Record<DelegationView['state'], { readonly badge: string; readonly icon: IconName }>> = {
  'in-force': { badge: 'badge good', icon: 'check' }, 'to-come': { badge: 'badge wait', icon: 'clock' }, expired: { badge: 'badge', icon: 'dash' }, revoked: { badge: 'badge', icon: 'stop' },
};
interface DelegationTableProps { readonly delegations: readonly DelegationView[]; /** null: may only look. */ readonly onRevoke: ((delegation: DelegationView) => void) | null }

/** Current and past ones: nothing leaves the list. */
export function DelegationTable({ delegations, onRevoke }: DelegationTableProps) {
  const t = useTexts(delegationsTexts);
  const format = useFormat();
  return (
    <div className="table-box">
      <table className="table" aria-label={t('granted')}>
        <thead><tr><th scope="col">{t('power')}</th><th scope="col">{t('matter')}</th><th scope="col">{t('person')}</th><th scope="col">{t('inForce')}</th><th scope="col">{t('ground')}</th><th scope="col">{t('by')}</th><th scope="col">{t('state')}</th>{onRevoke && <th scope="col"><span className="sr-only">{t('revokeTitle')}</span></th>}</tr></thead>
        <tbody>
          {delegations.map((each) => (
            <tr key={each.id} className={each.state === 'expired' || each.state === 'revoked' ? 'gone' : undefined}>
              <td>{t(each.power)}</td>
              <td className="delegation-matter">{each.procedureCode ? <><span className="code">{each.procedureCode}</span> {each.procedureName}</> : each.field ? t('fieldOf', { name: each.fieldName ?? each.field }) : t('allShort')}</td>
              <td>{each.person ?? t('anybody')}</td>
              <td><span className="code">{format.date(each.inForceFrom)}</span><div className="small quiet">{each.inForceTo ? `– ${format.date(each.inForceTo)}` : t('open')}</div></td>
              <td className="delegation-ground">{each.ground}{each.demonstration && <> <span className="badge soon">{t('demonstration')}</span></>}</td>
              <td>{each.grantedBy ?? '–'}<div className="small quiet code">{format.dateTime(each.grantedAt)}</div></td>
              <td><span className={LOOK[each.state].badge}><Icon name={LOOK[each.state].icon} size={12} />{t(each.state)}</span>{each.revoked && <div className="small delegation-ground">{t('revokedBy', { by: each.revoked.by, at: format.dateTime(each.revoked.at), reason: each.revoked.reason })}</div>}</td>
              {onRevoke && <td className="number">{(each.state === 'in-force' || each.state === 'to-come') && <Button small onPress={() => onRevoke(each)} aria-label={t('revokeOf', { power: `${t(each.power)} ${each.procedureCode ?? each.fieldName ?? ''}` })}>{t('revoke')}</Button>}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
