import { useQuery } from '@tanstack/react-query';
import type { Board, ProcedureSummary } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { useSearchValues } from '../shell/router.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Pager } from '../ui/pager.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { Select } from '../ui/select.tsx';
import { PAGE_SIZE, useDossiers } from './dossier-queries.ts';
import { DossierTable } from './dossier-table.tsx';
import { dossierTexts } from './dossier-texts.ts';
import { clockClasses, clockTexts, statuses, statusTexts } from './status.tsx';
import './dossier.css';

const ANY = '*';

export function DossierListPage() {
  const t = useTexts(dossierTexts);
  const statusText = useTexts(statusTexts);
  const clockText = useTexts(clockTexts);
  const say = useSay();
  const [values, setPlace] = useSearchValues(['q', 'status', 'clock', 'procedure', 'agency', 'page']);
  const page = Math.max(1, Number.parseInt(values.page, 10) || 1);
  const dossiers = useDossiers({ ...values, page });
  const board = useQuery({ queryKey: ['board', '', ''], queryFn: () => send<Board>('GET', '/board'), retry: false });
  const procedures = useQuery({ queryKey: ['procedures', ''], queryFn: () => send<readonly ProcedureSummary[]>('GET', '/procedures'), retry: false });
  const filter = (part: Parameters<typeof setPlace>[0]) => setPlace({ ...part, page: '' });
  const pick = (key: 'status' | 'clock' | 'procedure' | 'agency') => (value: string) => filter({ [key]: value === ANY ? '' : value });
  const filtered = values.q || values.status || values.clock || values.procedure || values.agency;
  const any = { id: ANY, label: t('anyone') };
  const procedureNames = new Map([...(procedures.data ?? []).map(({ code, shortName }) => [code, say(shortName)] as const), ...(board.data?.byProcedure ?? []).map(({ procedureCode, name }) => [procedureCode, name] as const)]);
  return (
    <div className="page">
      <div className="page-head filters">
        <h1>{t('listTitle')}</h1>
        <span className="push" />
        {filtered && <Button small look="plain" onPress={() => filter({ q: '', status: '', clock: '', procedure: '', agency: '' })}>{t('clearFilters')}</Button>}
      </div>
      <div className="filter-row">
        <div className="field"><span className="label">&nbsp;</span><SearchInput label={t('search')} value={values.q} onChange={(q) => filter({ q })} /></div>
        <Select label={t('clock')} value={values.clock || ANY} onChange={pick('clock')} options={[any, ...[...clockClasses, 'asked-twice' as const].map((id) => ({ id, label: clockText(id) }))]} />
        <Select label={t('status')} value={values.status || ANY} onChange={pick('status')} options={[any, ...statuses.map((id) => ({ id: String(id), label: statusText(`${id}`) }))]} />
        <Select label={t('procedure')} value={values.procedure || ANY} onChange={pick('procedure')} options={[any, ...[...procedureNames].map(([id, label]) => ({ id, label, detail: id }))]} />
        <Select label={t('agency')} value={values.agency || ANY} onChange={pick('agency')} options={[any, ...(board.data?.byAgency ?? []).map(({ agencyId, name }) => ({ id: agencyId, label: say(name) }))]} />
      </div>
      <Loaded query={dossiers}>
        {(data) => (
          <>
            <DossierTable dossiers={data.items} empty={t(filtered ? 'noMatch' : 'none')} />
            <Pager page={page} size={PAGE_SIZE} total={data.total} onPage={(next) => setPlace({ page: String(next) })} />
          </>
        )}
      </Loaded>
    </div>
  );
}
