import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Delegations, DelegationView } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useTexts } from '../i18n/language.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { DelegationTable } from './delegation-table.tsx';
import { delegationsTexts } from './delegations-texts.ts';
import { GrantDialog } from './grant-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import './delegations.css';

type Open = { readonly kind: 'grant' } | { readonly kind: 'revoke'; readonly delegation: DelegationView };

/** "Four on-the-spot": which acts the one-stop does by itself, and what the leader has delegated for it. */
export function DelegationsPage() {
  const t = useTexts(delegationsTexts);
  const announce = useAnnounce();
  const client = useQueryClient();
  const known = useQuery({ queryKey: ['delegations'], queryFn: () => send<Delegations>('GET', '/delegations') });
  const [open, setOpen] = useState<Open | null>(null);
  const done = (said: 'saidGranted' | 'saidRevoked') => () => { announce(t(said)); setOpen(null); return client.invalidateQueries({ queryKey: ['delegations'] }); };
  return (
    <div className="page">
      <div className="page-head"><h1>{t('title')}</h1></div>
      <Loaded query={known}>
        {(all) => (
          <div className="stack">
            <p className="quiet">{t('hint')}</p>
            <FourActs delegations={all.delegations} />
            <p className="small"><span className="assumption">{t('assumption')}</span> <span className="quiet">{t('assumptionText')}</span></p>
            <div className="row row-end"><h2>{t('granted')}</h2>{all.mayGrant && <Button look="primary" onPress={() => setOpen({ kind: 'grant' })}>{t('add')}</Button>}</div>
            {all.delegations.length === 0 ? <p className="panel empty">{t('noGranted')}</p> : <DelegationTable delegations={all.delegations} onRevoke={all.mayGrant ? (delegation) => setOpen({ kind: 'revoke', delegation }) : null} />}
            {open?.kind === 'grant' && <GrantDialog known={all} onClose={() => setOpen(null)} onDone={done('saidGranted')} />}
            {open?.kind === 'revoke' && <RevokeDialog delegation={open.delegation} onClose={() => setOpen(null)} onDone={done('saidRevoked')} />}
          </div>
        )}
      </Loaded>
    </div>
  );
}

function FourActs({ delegations }: { readonly delegations: readonly DelegationView[] }) {
  const t = useTexts(delegationsTexts);
  const standing = (power: DelegationView['power']) => delegations.filter((each) => each.power === power && each.state === 'in-force').length;
  return (
    <div className="table-box">
      <table className="table" aria-label={t('hint')}>
        <thead><tr><th scope="col">{t('act')}</th><th scope="col">{t('byWhom')}</th><th scope="col">{t('today')}</th></tr></thead>
        <tbody>
          {(['receive', 'appraise', 'approve', 'return'] as const).map((act) => {
            const delegated = act === 'appraise' || act === 'approve';
            const n = delegated ? standing(act) : 0;
            return (
              <tr key={act}>
                <th scope="row">{t(act)}</th>
                <td>{t(delegated ? 'underDelegation' : 'ownDuty')}</td>
                <td>{!delegated ? <span className="badge good"><Icon name="check" size={12} />{t('always')}</span> : n > 0 ? <span className="badge good"><Icon name="check" size={12} />{t('standing', { n })}</span> : <span className="badge"><Icon name="dash" size={12} />{t('none')}</span>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
