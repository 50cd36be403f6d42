import { useState } from 'react';
import type Modeler from 'bpmn-js/lib/Modeler';
import { useSay, useTexts } from '../../../desk/web/i18n/language.tsx';
import { TextInput } from '../../../desk/web/ui/field.tsx';
import { Select } from '../../../desk/web/ui/select.tsx';
import type { Text } from '../../../processes/schema/facts.ts';
import type { Picture, PictureFlow } from '../../compare/picture.ts';
import { knownVariables, type Vocabulary } from '../../lint/vocabulary.ts';
import { makeDefault, setCondition } from './edits.ts';
import { panelTexts } from './panel-texts.ts';

/** A branch in words: "when the result of Appraise is Qualified"; whoever needs more writes FEEL. */
export function ConditionPanel({ modeler, picture, flow, vocabulary }: { readonly modeler: Modeler; readonly picture: Picture; readonly flow: PictureFlow; readonly vocabulary: Vocabulary }) {
  const t = useTexts(panelTexts);
  const say = useSay();
  const source = picture.nodes.find(({ id }) => id === flow.from);
  const target = picture.nodes.find(({ id }) => id === flow.to);
  const heading = `${source?.name || flow.from} → ${target?.name || flow.to}`;
  if (source?.type !== 'exclusiveGateway') return <div className="step-panel"><h2>{t('branch')}</h2><p>{heading}</p><p className="quiet">{t('noCondition')}</p></div>;
  const simple = simpleOf(flow.condition ?? '');
  const variables = [...knownVariables(vocabulary)].map(([id]) => ({ id, label: say(meaningOf(id, vocabulary)) }));
  const values = simple ? valuesOf(simple.variable, vocabulary, t('yes'), t('no')).map(({ id, text }) => ({ id, label: typeof text === 'string' ? text : say(text) })) : [];
  const write = (variable: string, value: string) => setCondition(modeler, flow.id, value === 'true' ? variable : value === 'false' ? `not(${variable})` : `${variable} = "${value}"`);
  return (
    <div className="step-panel">
      <h2>{t('branch')}</h2><p>{heading}</p>
      <label className="inline-check"><input type="checkbox" checked={flow.isDefault} onChange={(event) => makeDefault(modeler, flow.id, event.target.checked)} /> {t('isDefault')}</label>
      {!flow.isDefault && <>
        <Select label={t('when')} options={variables} value={simple?.variable ?? ''} onChange={(variable) => { const first = valuesOf(variable, vocabulary, '', '')[0]; if (variable && first) write(variable, first.id); }} placeholder={t('chooseResult')} />
        {simple && values.length > 0 && <Select label={t('equals')} options={values} value={simple.value} onChange={(value) => { if (value) write(simple.variable, value); }} />}
        <Expression key={flow.condition} value={(flow.condition ?? '').replace(/^=/, '')} onChange={(expression) => setCondition(modeler, flow.id, expression)} />
      </>}
    </div>
  );
}

function Expression({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useTexts(panelTexts);
  const [typed, setTyped] = useState(value);
  return <div onBlur={() => { if (typed !== value) onChange(typed.replace(/^=/, '').trim()); }}><TextInput label={t('expression')} value={typed} onChange={setTyped} rows={2} /></div>;
}

function simpleOf(condition: string): { readonly variable: string; readonly value: string } | null {
  const equals = /^=\s*(\w+)\s*=\s*"([^"]*)"\s*$/.exec(condition);
  if (equals) return { variable: equals[1] ?? '', value: equals[2] ?? '' };
  const bare = /^=\s*(\w+)\s*$/.exec(condition), not = /^=\s*not\((\w+)\)\s*$/.exec(condition);
  return bare ? { variable: bare[1] ?? '', value: 'true' } : not ? { variable: not[1] ?? '', value: 'false' } : null;
}

/** The form or the job that sets the variable. */
function meaningOf(variable: string, { forms, jobTypes }: Vocabulary): Text {
  return Object.values(forms).find(({ result, deskTask }) => result === variable && !deskTask)?.title ?? Object.values(jobTypes).find(({ out }) => variable in out)?.label ?? { vi: variable, en: variable };
}

function valuesOf(variable: string, vocabulary: Vocabulary, yes: string, no: string): readonly { readonly id: string; readonly text: Text | string }[] {
  const outcomes = Object.assign({}, ...Object.values(vocabulary.forms).filter(({ result, deskTask }) => result === variable && !deskTask).map(({ outcomes: each }) => each)) as Record<string, Text>;
  const values = knownVariables(vocabulary).get(variable);
  return values ? values.map((value) => ({ id: value, text: outcomes[value] ?? value })) : [{ id: 'true', text: yes }, { id: 'false', text: no }];
}
