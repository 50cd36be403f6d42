import { useDeferredValue, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Autocomplete, Input, Label, ListBox, ListBoxItem, Text, TextField } from 'react-aria-components';
import type { ProcedureSummary } from '../../api/contract.ts';
import { query, send } from '../http/send.ts';
import { useTexts } from '../i18n/language.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { receiveTexts } from './receive-texts.ts';

/** Type a few letters, arrow to the procedure, Enter. */
export function ProcedurePicker({ onPick }: { readonly onPick: (code: string) => void }) {
  const t = useTexts(receiveTexts);
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useQuery({ queryKey: ['procedures', q], queryFn: () => send<readonly ProcedureSummary[]>('GET', `/procedures${query({ q })}`), placeholderData: keepPreviousData });
  return (
    <section className="panel picker">
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <TextField className="field" autoFocus autoComplete="off">
          <Label>{t('search')}</Label>
          <Input className="input large" placeholder="khai sinh" />
          <Text slot="description" className="hint">{t('searchHint')}</Text>
        </TextField>
        <Loaded query={found}>
          {(procedures) => (
            <ListBox className="listbox procedures" aria-label={t('search')} items={procedures.map((procedure) => ({ ...procedure, id: procedure.code }))} selectionMode="none" onAction={(key) => onPick(String(key))}
              renderEmptyState={() => <div className="empty">{q ? t('noProcedure', { q }) : t('noneReceivable')}</div>}
              disabledKeys={procedures.filter(({ receivable }) => !receivable).map(({ code }) => code)}>
              {(procedure) => <ProcedureOption {...procedure} />}
            </ListBox>
          )}
        </Loaded>
      </Autocomplete>
    </section>
  );
}

function ProcedureOption({ code, name, field, limit, receivable, reengineered, assumptions }: ProcedureSummary) {
  const t = useTexts(receiveTexts);
  return (
    <ListBoxItem id={code} className="option procedure" textValue={`${name} ${code}`}>
      <span className="code">{code}</span>
      <span className="procedure-name">{name}</span>
      <span className="quiet small">{field}</span>
      <span className="row small">
        {!receivable && <span className="quiet">{t('notReceivable')}</span>}
        {reengineered && <span className="badge accent">{t('reengineered')}</span>}
        {assumptions > 0 && <span className="assumption">{assumptions} {t('assumption')}</span>}
        <span className="quiet">{limit}</span>
      </span>
    </ListBoxItem>
  );
}
