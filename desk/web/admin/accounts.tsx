import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AccountView, AccountWithPassword, Agencies, AgencyView, CalendarView } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useTexts } from '../i18n/language.tsx';
import { useSession } from '../session/session.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { AccountDialog, type AccountEntry } from './account-dialog.tsx';
import { AccountTable, AgencyTable } from './account-tables.tsx';
import { accountsTexts } from './accounts-texts.ts';
import { AgencyDialog } from './agency-dialog.tsx';
import { ResetPassword, ShownPassword } from './password-dialogs.tsx';

type Open = { readonly kind: 'agency'; readonly agency: AgencyView | null } | { readonly kind: 'account'; readonly account: AccountView | null } | { readonly kind: 'reset'; readonly account: AccountView } | { readonly kind: 'password'; readonly made: AccountWithPassword };

/** Who works here: what an administrator of a new system needs first. */
export function Accounts() {
  const t = useTexts(accountsTexts);
  const { me } = useSession();
  const announce = useAnnounce();
  const client = useQueryClient();
  const agencies = useQuery({ queryKey: ['agencies'], queryFn: () => send<Agencies>('GET', '/agencies') });
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: () => send<readonly AccountView[]>('GET', '/accounts') });
  const calendars = useQuery({ queryKey: ['calendars'], queryFn: () => send<readonly CalendarView[]>('GET', '/calendars') });
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const refresh = () => Promise.all(['agencies', 'accounts'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  const shown = (made: AccountWithPassword) => { setOpen({ kind: 'password', made }); return refresh(); };
  const create = useMutation({ mutationFn: ({ active: _active, ...body }: AccountEntry) => send<AccountWithPassword>('POST', '/accounts', body), onSuccess: shown });
  const change = useMutation({
    mutationFn: ({ id, username: _username, ...body }: AccountEntry & { readonly id: string }) => send<AccountView>('PUT', `/accounts/${id}`, body),
    onSuccess: (account) => { announce(t('saved', { name: account.name })); close(); return Promise.all([refresh(), ...(account.id === me?.id ? [client.invalidateQueries({ queryKey: ['me'] })] : [])]); },
  });
  const reset = useMutation({ mutationFn: (id: string) => send<AccountWithPassword>('POST', `/accounts/${id}/password`), onSuccess: shown });
  const show = (next: Open) => { create.reset(); change.reset(); reset.reset(); setOpen(next); };
  return (
    <Loaded query={agencies}>
      {(known) => (
        <div className="stack">
          <div className="row row-end"><h2>{t('agencies')}</h2><Button onPress={() => show({ kind: 'agency', agency: null })}>{t('newAgency')}</Button></div>
          <AgencyTable agencies={known.agencies} calendars={calendars.data ?? []} onChange={(agency) => show({ kind: 'agency', agency })} />
          <div className="row row-end"><h2>{t('accounts')}</h2><Button onPress={() => show({ kind: 'account', account: null })}>{t('newAccount')}</Button></div>
          <Loaded query={accounts}>{(all) => <AccountTable accounts={all} myId={me?.id} onChange={(account) => show({ kind: 'account', account })} onReset={(account) => show({ kind: 'reset', account })} />}</Loaded>
          {open?.kind === 'agency' && <AgencyDialog agency={open.agency} known={known} onClose={close} />}
          {open?.kind === 'account' && (
            <AccountDialog account={open.account} agencies={known.agencies} error={open.account ? change.error : create.error} pending={create.isPending || change.isPending} onClose={close}
              onSave={(entry) => (open.account ? change.mutate({ ...entry, id: open.account.id }) : create.mutate(entry))} />
          )}
          {open?.kind === 'reset' && <ResetPassword account={open.account} error={reset.error} pending={reset.isPending} onClose={close} onReset={() => reset.mutate(open.account.id)} />}
          {open?.kind === 'password' && <ShownPassword made={open.made} onClose={close} />}
        </div>
      )}
    </Loaded>
  );
}
