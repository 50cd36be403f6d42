import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RuleView } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useTexts } from '../i18n/language.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { adminTexts } from './admin-texts.ts';
import { Ladders } from './ladders.tsx';
import { RuleRow } from './rule-row.tsx';
import { RuleScopeDialog, type RuleChange } from './rule-scope-dialog.tsx';

/** T1–T19 and ours: what each changes, where it comes from, and its switch; the ladders of escalation below. */
export function Rules() {
  const t = useTexts(adminTexts);
  const rules = useQuery({ queryKey: ['rules'], queryFn: () => send<readonly RuleView[]>('GET', '/rules') });
  const [scoping, setScoping] = useState<RuleView | null>(null);
  const client = useQueryClient();
  const announce = useAnnounce();
  const change = useMutation({
    mutationFn: ({ id, ...body }: RuleChange & { readonly id: string }) => send<RuleView>('PUT', `/rules/${id}`, body),
    onSuccess: (_rule, { id }) => { announce(t('saved', { id })); setScoping(null); return client.invalidateQueries({ queryKey: ['rules'] }); },
  });
  return (
    <div className="stack">
      <p className="quiet">{t('rulesHint')}</p>
      {!scoping && <ProblemNotice error={change.error} />}
      <Loaded query={rules}>
        {(all) => (
          <div className="table-box">
            <table className="table rules">
              <thead><tr><th scope="col">{t('id')}</th><th scope="col">{t('rule')}</th><th scope="col">{t('value')}</th><th scope="col">{t('source')}</th><th scope="col">{t('mark')}</th><th scope="col">{t('on')}</th></tr></thead>
              <tbody>{all.map((rule) => <RuleRow key={rule.id} rule={rule} onSwitch={() => change.mutate({ id: rule.id, scopeKind: 'all', scopeValue: '', on: !rule.on })} onScope={() => { change.reset(); setScoping(rule); }} />)}</tbody>
            </table>
          </div>
        )}
      </Loaded>
      <Ladders />
      {scoping && <RuleScopeDialog rule={scoping} error={change.error} onClose={() => setScoping(null)} onSave={(body) => change.mutate({ id: scoping.id, ...body })} />}
    </div>
  );
}
