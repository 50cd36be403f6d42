import type { AccountView, AgencyView, CalendarView } from '../../api/contract.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { roleTexts } from '../session/session-texts.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { accountsTexts, levelTexts } from './accounts-texts.ts';
import { useKindName } from './kind-name.ts';

export function AgencyTable({ agencies, calendars, onChange }: { readonly agencies: readonly AgencyView[]; readonly calendars: readonly CalendarView[]; readonly onChange: (agency: AgencyView) => void }) {
  const t = useTexts(accountsTexts);
  const say = useSay();
  const kindName = useKindName();
  const calendarOf = (id: string) => { const found = calendars.find((calendar) => calendar.id === id); return found ? say(found.name) : id; };
  const nameOf = (id: string) => { const found = agencies.find((agency) => agency.id === id); return found ? say(found.name) : id; };
  return (
    <div className="table-box">
      <table className="table" aria-label={t('agencies')}>
        <thead><tr><th scope="col">{t('name')}</th><th scope="col">{t('id')}</th><th scope="col">{t('kind')}</th><th scope="col">{t('level')}</th><th scope="col">{t('parent')}</th><th scope="col">{t('codePart')}</th><th scope="col">{t('calendar')}</th><th scope="col" className="number">{t('people')}</th><th scope="col"><span className="sr-only">{t('change')}</span></th></tr></thead>
        <tbody>{agencies.map((agency) => <tr key={agency.id}><td>{say(agency.name)}</td><td className="code">{agency.id}</td><td>{kindName(agency.kind)}</td><td>{say(levelTexts[agency.level])}</td><td>{agency.parentId ? nameOf(agency.parentId) : '–'}</td><td className="code">{agency.dossierCodePart}</td><td className="small">{calendarOf(agency.calendarId)}</td><td className="number">{agency.activeAccounts}</td><td className="number"><Button small onPress={() => onChange(agency)} aria-label={t('changeAgencyOf', { name: say(agency.name) })}>{t('change')}</Button></td></tr>)}</tbody>
      </table>
    </div>
  );
}

interface AccountTableProps { readonly accounts: readonly AccountView[]; readonly myId: string | undefined; readonly onChange: (account: AccountView) => void; readonly onReset: (account: AccountView) => void }

/** One's own password is changed with the current one, a demonstration's not at all. */
export function AccountTable({ accounts, myId, onChange, onReset }: AccountTableProps) {
  const t = useTexts(accountsTexts);
  const role = useTexts(roleTexts);
  const say = useSay();
  return (
    <div className="table-box">
      <table className="table" aria-label={t('accounts')}>
        <thead><tr><th scope="col">{t('person')}</th><th scope="col">{t('username')}</th><th scope="col">{t('agency')}</th><th scope="col">{t('roles')}</th><th scope="col">{t('state')}</th><th scope="col"><span className="sr-only">{t('change')}</span></th></tr></thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id}>
              <td>{account.name}</td><td className="code">{account.username}</td><td>{say(account.agency)}</td>
              <td>{account.roles.map((each) => role(each)).join(', ')}{account.atOneStop && <> <span className="badge">{t('oneStop')}</span></>}</td>
              <td><span className={account.active ? 'badge good' : 'badge'}><Icon name={account.active ? 'check' : 'dash'} size={12} />{t(account.active ? 'open' : 'closed')}</span></td>
              <td><div className="row rule-switch admin-acts"><Button small onPress={() => onChange(account)} aria-label={t('changeOf', { name: account.username })}>{t('change')}</Button>{account.id !== myId && !account.demonstration && <Button small look="plain" onPress={() => onReset(account)} aria-label={t('resetOf', { name: account.username })}>{t('reset')}</Button>}</div></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
