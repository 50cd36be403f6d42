import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CostParameterView, CostState, ProcedureSheet } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { useMe } from '../session/session.tsx';
import { Button } from '../ui/button.tsx';
import { TextInput } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { fieldErrors, ProblemNotice } from '../ui/problem-notice.tsx';
import { costTexts } from './cost-texts.ts';
import { Mark } from './mark.tsx';

type Part = keyof CostState['cost'];

/** What one dossier costs the applicant, as things stand and as they stood: what no source says stays empty. */
export function ProcedureCost({ sheet: { cost: { states, dossiersAYear, parameters } } }: { readonly sheet: ProcedureSheet }) {
  const t = useTexts(costTexts);
  const { count, money } = useFormat();
  const now = states.find(({ id }) => id === 'now');
  const before = states.find(({ id }) => id === 'before');
  const told = (value: number | null, say: (value: number) => string) => (value === null ? <span className="quiet">{t('missing')}</span> : say(value));
  const basis = (name: 'papers' | 'visits' | 'limit', of: (state: CostState) => number | null) => <tr><th scope="row">{t(name)}</th>{states.map((state) => <td key={state.id} className="number">{told(of(state), count)}</td>)}</tr>;
  const part = (name: Part, note?: 'realUse' | 'unverified') => (
    <tr className={name === 'byLimit' || name === 'full' ? 'total' : undefined}>
      <th scope="row">{t(name)} {note && (note === 'unverified' ? <span className="assumption">K · {t(note)}</span> : <span className="quiet small">{t(note)}</span>)}</th>
      {states.map((state) => <td key={state.id} className="number">{told(state.cost[name], money)}<Saving state={state} part={name} now={now} before={before} /></td>)}
    </tr>
  );
  return (
    <section className="panel">
      <h2>{t('title')}</h2>
      <p className="quiet small">{t('hint')}</p>
      <table className="table tight cost">
        <caption className="sr-only">{t('title')}</caption>
        <thead><tr><th scope="col">{t('what')}</th>{states.map(({ id }) => <th key={id} scope="col" className="number">{t(id)}</th>)}</tr></thead>
        <tbody>
          {basis('papers', ({ papers }) => papers)}{basis('visits', ({ visits }) => visits)}{basis('limit', ({ limitHours }) => limitHours)}
          {part('byLimit', 'realUse')}{part('preparing')}{part('visiting')}{part('fee')}{part('full', 'unverified')}
        </tbody>
      </table>
      {now && now.cost.byLimit !== null && dossiersAYear > 0 && <p className="small">{t('aYear', { n: count(dossiersAYear), money: money(now.cost.byLimit * dossiersAYear) })}</p>}
      <p className="quiet small">{t('leftOut')}</p>
      <Parameters parameters={parameters} />
    </section>
  );
}

/** (before − after) ÷ before, of the sums only. */
function Saving({ state, part, now, before }: { readonly state: CostState; readonly part: Part; readonly now: CostState | undefined; readonly before: CostState | undefined }) {
  const t = useTexts(costTexts);
  const { percent } = useFormat();
  const base = state.id === 'before' ? undefined : state.id === 'now' ? before : now;
  const [was, is] = [base?.cost[part] ?? null, state.cost[part]];
  if ((part !== 'byLimit' && part !== 'full') || was === null || is === null || was === 0 || was === is) return null;
  return <div className="quiet small">{t(state.id === 'now' ? 'savingBefore' : 'saving', { percent: `${is < was ? '−' : '+'}${percent(Math.abs(was - is) / was)}` })}</div>;
}

function Parameters({ parameters }: { readonly parameters: readonly CostParameterView[] }) {
  const t = useTexts(costTexts);
  const say = useSay();
  const { count, dateTime } = useFormat();
  const maySet = useMe().roles.includes('reform-staff');
  const [setting, setSetting] = useState<CostParameterView | null>(null);
  return (
    <>
      <h3 className="small">{t('parameters')}</h3>
      <ul className="bullets small">
        {parameters.map((each) => (
          <li key={each.id}>
            {say(each.name)}: {each.value === null ? <span className="badge soon">{t('notSet')}</span> : <strong>{count(each.value)} {t(each.unit)}</strong>} {each.set ? <span className="assumption wrap">{t('setBy', { who: each.set.by, when: dateTime(each.set.at), source: each.set.source })}</span> : <Mark provenance={each.provenance} />}
            {maySet && <> <Button small look="plain" aria-label={t('setFor', { name: say(each.name) })} onPress={() => setSetting(each)}>{t('set')}</Button></>}
          </li>
        ))}
      </ul>
      {setting && <ParameterDialog parameter={setting} onClose={() => setSetting(null)} />}
    </>
  );
}

function ParameterDialog({ parameter, onClose }: { readonly parameter: CostParameterView; readonly onClose: () => void }) {
  const t = useTexts(costTexts);
  const say = useSay();
  const client = useQueryClient();
  const [value, setValue] = useState(parameter.value);
  const [source, setSource] = useState(parameter.set?.source ?? '');
  const saving = useMutation({
    mutationFn: (next: number | null) => send('PUT', `/cost-parameters/${parameter.id}`, { value: next, source: next === null ? '' : source.trim() }),
    onSuccess: async () => { await client.invalidateQueries({ queryKey: ['procedure-sheet'] }); onClose(); },
  });
  return (
    <Modal title={say(parameter.name)} open onClose={onClose}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (value !== null) saving.mutate(value); }}>
        <NumberInput label={`${t('value')} (${t(parameter.unit)})`} required min={0} max={1_000_000_000} value={value} onChange={setValue} />
        <TextInput label={t('source')} required maxLength={500} value={source} onChange={setSource} hint={t('sourceHint')} error={fieldErrors(saving.error)['source']} />
        <ProblemNotice error={saving.error} />
        <div className="dialog-foot">
          {parameter.set && <Button look="plain" isDisabled={saving.isPending} onPress={() => saving.mutate(null)}>{t('shipped')}</Button>}
          <Button onPress={onClose}>{t('cancel')}</Button><Button type="submit" look="primary" isDisabled={value === null || source.trim().length < 3 || saving.isPending}>{t('save')}</Button>
        </div>
      </form>
    </Modal>
  );
}
