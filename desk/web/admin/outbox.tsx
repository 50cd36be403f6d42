import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OutboxRow } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { adminTexts } from './admin-texts.ts';

/** What could not be delivered to the engine or the world after all attempts: somebody has to look. */
export function Outbox() {
  const t = useTexts(adminTexts);
  const format = useFormat();
  const client = useQueryClient();
  const rows = useQuery({ queryKey: ['outbox'], queryFn: () => send<readonly OutboxRow[]>('GET', '/outbox?state=dead') });
  const retry = useMutation({ mutationFn: (id: string) => send('POST', `/outbox/${id}/retry`), onSettled: () => client.invalidateQueries({ queryKey: ['outbox'] }) });
  return (
    <div className="stack">
      <ProblemNotice error={retry.error} />
      <Loaded query={rows}>
        {(dead) => dead.length === 0 ? <p className="panel empty">{t('noOutbox')}</p> : (
          <div className="table-box">
            <table className="table">
              <thead><tr><th scope="col">{t('created')}</th><th scope="col">{t('kind')}</th><th scope="col">{t('dossier')}</th><th scope="col" className="number">{t('attempts')}</th><th scope="col">{t('error')}</th><th scope="col"><span className="sr-only">{t('retry')}</span></th></tr></thead>
              <tbody>{dead.map((row) => <tr key={row.id}><td className="code">{format.dateTime(row.createdAt)}</td><td>{row.kind}</td><td className="code">{row.dossierCode ?? row.subject}</td><td className="number">{row.attempts}</td><td className="small">{row.error}</td><td className="number"><Button small onPress={() => retry.mutate(row.id)}>{t('retry')}</Button></td></tr>)}</tbody>
            </table>
          </div>
        )}
      </Loaded>
    </div>
  );
}
