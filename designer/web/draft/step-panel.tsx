import { useState } from 'react';
import type Modeler from 'bpmn-js/lib/Modeler';
import { useSay, useTexts } from '../../../desk/web/i18n/language.tsx';
import { TextInput } from '../../../desk/web/ui/field.tsx';
import { Select } from '../../../desk/web/ui/select.tsx';
import type { ProcedureFacts } from '../../../processes/schema/facts.ts';
import { USER_TASK_JOB, type Picture, type PictureNode } from '../../compare/picture.ts';
import { PLACES, type Vocabulary } from '../../lint/vocabulary.ts';
import { ConditionPanel } from './condition-panel.tsx';
import { rename, setJob, setOfficerStep, type OfficerStep } from './edits.ts';
import { panelTexts } from './panel-texts.ts';

interface PanelProps { readonly modeler: Modeler; readonly picture: Picture; readonly selectedId: string | null; readonly vocabulary: Vocabulary; readonly agencies: ProcedureFacts['consultedAgencies'] }

/** What a reformer sets on the chosen element, in the office's words: kind of step, role, place, time; or the condition of a branch. */
export function StepPanel(props: PanelProps) {
  const t = useTexts(panelTexts);
  const node = props.picture.nodes.find(({ id }) => id === props.selectedId);
  const flow = props.picture.flows.find(({ id }) => id === props.selectedId);
  if (flow) return <ConditionPanel modeler={props.modeler} picture={props.picture} flow={flow} vocabulary={props.vocabulary} />;
  if (!node) return <div className="step-panel"><h2>{t('title')}</h2><p className="quiet">{t('chooseOne')}</p></div>;
  return (
    <div className="step-panel">
      <h2>{t('title')}</h2>
      <NameField key={node.name} node={node} modeler={props.modeler} />
      {/Task$|^task$/.test(node.type) && <Kind {...props} node={node} />}
    </div>
  );
}

function NameField({ node, modeler }: { readonly node: PictureNode; readonly modeler: Modeler }) {
  const t = useTexts(panelTexts);
  const [name, setName] = useState(node.name);
  return <div onBlur={() => { if (name !== node.name) rename(modeler, node.id, name); }}><TextInput label={t('name')} value={name} onChange={setName} maxLength={200} /></div>;
}

/** `form:appraise` or `job:close-dossier`: an officer's task by its form, an automatic step by its job type. */
function Kind({ node, modeler, vocabulary, agencies }: PanelProps & { readonly node: PictureNode }) {
  const t = useTexts(panelTexts);
  const say = useSay();
  const kinds = [
    ...Object.entries(vocabulary.forms).filter(([, form]) => !form.deskTask).map(([key, form]) => ({ id: `form:${key}`, label: `${t('officer')}: ${say(form.title)}` })),
    ...Object.entries(vocabulary.jobTypes).filter(([type, words]) => !words.internal && type !== USER_TASK_JOB).map(([type, words]) => ({ id: `job:${type}`, label: `${t('automatic')}: ${say(words.label)}` })),
  ];
  const value = node.formKey ? `form:${node.formKey}` : node.jobType && node.jobType !== USER_TASK_JOB ? `job:${node.jobType}` : '';
  const step: OfficerStep = { formKey: node.formKey ?? '', roles: node.candidateGroups, place: node.headers['place'] ?? '', minutes: node.headers['limitMinutes'] ?? '', agencyRole: node.headers['agencyRole'] ?? '' };
  const choose = (kind: string) => {
    const [what, key = ''] = kind.split(/:(.*)/s);
    if (what === 'form') {
      setOfficerStep(modeler, node.id, { ...step, formKey: key });
      if (!node.name) rename(modeler, node.id, say(vocabulary.forms[key]?.title ?? { vi: key, en: key }));
    } else {
      const headers = vocabulary.jobTypes[key]?.headers ?? {};
      setJob(modeler, node.id, key, Object.fromEntries(Object.entries(headers).map(([header, words]) => [header, words.values?.[0] ?? ''])));
      if (!node.name) rename(modeler, node.id, say(vocabulary.jobTypes[key]?.label ?? { vi: key, en: key }));
    }
  };
  const officer = node.type === 'userTask';
  return (
    <>
      <Select label={t('kind')} options={kinds} value={value} onChange={choose} placeholder={t('chooseKind')} required />
      {officer ? <Officer step={step} vocabulary={vocabulary} agencies={agencies} onChange={(next) => setOfficerStep(modeler, node.id, next)} /> : node.jobType && <Headers node={node} modeler={modeler} vocabulary={vocabulary} agencies={agencies} />}
    </>
  );
}

function Officer({ step, vocabulary, agencies, onChange }: { readonly step: OfficerStep; readonly vocabulary: Vocabulary; readonly agencies: ProcedureFacts['consultedAgencies']; readonly onChange: (step: OfficerStep) => void }) {
  const t = useTexts(panelTexts);
  const say = useSay();
  return (
    <>
      <Select label={t('role')} required options={Object.entries(vocabulary.roles).map(([id, text]) => ({ id, label: say(text) }))} value={step.roles.length === 1 ? step.roles[0] ?? '' : ''} onChange={(role) => onChange({ ...step, roles: role ? [role] : [] })} placeholder={step.roles.length > 1 ? step.roles.map((id) => say(vocabulary.roles[id] ?? { vi: id, en: id })).join(', ') : t('chooseRole')} />
      <Select label={t('place')} options={Object.entries(PLACES).map(([id, text]) => ({ id, label: say(text) }))} value={step.place} onChange={(place) => onChange({ ...step, place })} placeholder={t('choosePlace')} />
      <LaterField label={t('minutes')} hint={t('minutesHint')} value={step.minutes} numeric onChange={(minutes) => onChange({ ...step, minutes })} />
      {(step.place === 'agency' || step.agencyRole !== '') && <Select label={t('agency')} options={agencies.map(({ id, name }) => ({ id, label: name }))} value={step.agencyRole} onChange={(agencyRole) => onChange({ ...step, agencyRole })} placeholder={t('chooseAgency')} />}
    </>
  );
}

function Headers({ node, modeler, vocabulary, agencies }: { readonly node: PictureNode; readonly modeler: Modeler; readonly vocabulary: Vocabulary; readonly agencies: ProcedureFacts['consultedAgencies'] }) {
  const type = node.jobType ?? '';
  const change = (key: string, value: string) => setJob(modeler, node.id, type, { ...node.headers, [key]: value });
  return (
    <>
      {Object.entries(vocabulary.jobTypes[type]?.headers ?? {}).map(([key, words]) => {
        const options = key === 'agencyRole' ? agencies.map(({ id, name }) => ({ id, label: name })) : words.values?.map((value) => ({ id: value, label: value }));
        const value = node.headers[key] ?? '';
        return options ? <Select key={key} label={key} options={options} value={value} onChange={(next) => change(key, next)} /> : <LaterField key={key} label={key} hint={words.description} value={value} onChange={(next) => change(key, next)} />;
      })}
    </>
  );
}

/** Takes effect when one leaves it: one entry in the history, not one a letter. */
function LaterField({ label, hint, value, numeric, onChange }: { readonly label: string; readonly hint: string; readonly value: string; readonly numeric?: boolean; readonly onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  return <div onBlur={() => { if (typed !== value) onChange(numeric ? typed.replace(/\D/g, '') : typed); }}><TextInput label={label} hint={hint} value={typed} onChange={setTyped} {...(numeric ? { inputMode: 'numeric' as const } : {})} /></div>;
}
