import { useState } from 'react';
import type Modeler from 'bpmn-js/lib/Modeler';
import { useSay, useTexts } from '../../../desk/web/i18n/language.tsx';
import { texts } from '../../../desk/web/i18n/text-table.ts';
import { Button } from '../../../desk/web/ui/button.tsx';
import type { Picture } from '../../compare/picture.ts';
import { stepsOf, type Step } from '../../compare/step.ts';
import { PLACES, type Vocabulary } from '../../lint/vocabulary.ts';
import { stepTexts } from '../pages/step-table.tsx';
import { insertStepAfter, removeStep, rename, setOfficerStep } from './edits.ts';

const twinTexts = texts({
  hint: { vi: 'Bảng này và sơ đồ là một: sửa ở đâu cũng được. Dùng phím Tab để đi qua các ô.', en: 'This table and the diagram are one thing: edit either. Tab moves through the cells.' }, addAfter: { vi: 'Thêm bước sau', en: 'Add a step after' }, remove: { vi: 'Bỏ bước', en: 'Remove' }, newStep: { vi: 'Bước mới', en: 'New step' }, none: { vi: '(chưa chọn)', en: '(not chosen)' }, acts: { vi: 'Thao tác', en: 'Acts' }, find: { vi: 'Xem trên sơ đồ', en: 'Show in the diagram' },
});

/** The diagram as an ordered table that can be edited with the keyboard alone, and read by a screen reader. */
export function TextTwin({ modeler, picture, vocabulary, selectedId, onChoose }: { readonly modeler: Modeler; readonly picture: Picture; readonly vocabulary: Vocabulary; readonly selectedId: string | null; readonly onChoose: (id: string) => void }) {
  const t = useTexts(twinTexts);
  const s = useTexts(stepTexts);
  return (
    <>
      <p className="quiet small">{t('hint')}</p>
      <div className="table-box">
        <table className="table tight">
          <caption className="sr-only">{s('caption')}</caption>
          <thead><tr><th className="number">{s('n')}</th><th>{s('step')}</th><th>{s('role')}</th><th>{s('form')}</th><th>{s('place')}</th><th className="number">{s('minutes')}</th><th>{t('acts')}</th></tr></thead>
          <tbody>{stepsOf(picture).map((step, index) => <Row key={step.elementId} n={index + 1} step={step} modeler={modeler} vocabulary={vocabulary} selected={step.elementId === selectedId} onChoose={onChoose} />)}</tbody>
        </table>
      </div>
    </>
  );
}

function Row({ n, step, modeler, vocabulary, selected, onChoose }: { readonly n: number; readonly step: Step; readonly modeler: Modeler; readonly vocabulary: Vocabulary; readonly selected: boolean; readonly onChoose: (id: string) => void }) {
  const t = useTexts(twinTexts);
  const s = useTexts(stepTexts);
  const say = useSay();
  const change = (part: { formKey?: string; role?: string; place?: string; minutes?: string }) => setOfficerStep(modeler, step.elementId, {
    formKey: part.formKey ?? step.formKey ?? '', roles: part.role === undefined ? step.roles : part.role ? [part.role] : [], place: part.place ?? step.place ?? '', minutes: part.minutes ?? String(step.limitMinutes ?? ''), agencyRole: step.agencyRole ?? '',
  });
  const officer = step.kind === 'officer';
  return (
    <tr aria-selected={selected}>
      <td className="number"><button type="button" className="line-button" title={t('find')} onClick={() => onChoose(step.elementId)}>{n}</button></td>
      <th scope="row"><TextCell label={`${s('step')} ${n}`} value={step.name} onChange={(name) => rename(modeler, step.elementId, name)} /></th>
      <td>{officer ? <Pick label={`${s('role')}: ${step.name}`} value={step.roles.length > 1 ? '' : step.roles[0] ?? ''} none={step.roles.length > 1 ? step.roles.map((id) => say(vocabulary.roles[id] ?? { vi: id, en: id })).join(', ') : t('none')} options={Object.entries(vocabulary.roles).map(([id, text]) => [id, say(text)])} onChange={(role) => change({ role })} /> : step.kind === 'applicant' ? s('applicant') : s('agency')}</td>
      <td>{officer ? <Pick label={`${s('form')}: ${step.name}`} value={step.formKey ?? ''} none={t('none')} options={Object.entries(vocabulary.forms).filter(([, form]) => !form.deskTask).map(([key, form]) => [key, say(form.title)])} onChange={(formKey) => change({ formKey })} /> : '–'}</td>
      <td>{officer ? <Pick label={`${s('place')}: ${step.name}`} value={step.place ?? ''} none={t('none')} options={Object.entries(PLACES).map(([id, text]) => [id, say(text)])} onChange={(place) => change({ place })} /> : '–'}</td>
      <td className="number">{officer ? <TextCell label={`${s('minutes')}: ${step.name}`} value={String(step.limitMinutes ?? '')} onChange={(minutes) => change({ minutes: minutes.replace(/\D/g, '') })} numeric /> : '–'}</td>
      <td className="nowrap">
        <Button small look="plain" aria-label={`${t('addAfter')} ${step.name}`} onPress={() => { const id = insertStepAfter(modeler, step.elementId, t('newStep')); if (id) onChoose(id); }}>+ {t('addAfter')}</Button>
        <Button small look="plain" aria-label={`${t('remove')} ${step.name}`} onPress={() => removeStep(modeler, step.elementId)}>{t('remove')}</Button>
      </td>
    </tr>
  );
}

/** Takes effect when one leaves the cell or presses Enter; Escape takes it back. */
function TextCell({ label, value, onChange, numeric }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void; readonly numeric?: boolean }) {
  const [typed, setTyped] = useState<string | null>(null);
  const done = () => { if (typed !== null && typed !== value) onChange(typed); setTyped(null); };
  return <input className={numeric ? 'cell-input number' : 'cell-input'} aria-label={label} value={typed ?? value} inputMode={numeric ? 'numeric' : 'text'} size={numeric ? 5 : 30} onChange={(event) => setTyped(event.target.value)} onBlur={done} onKeyDown={(event) => { if (event.key === 'Enter') done(); if (event.key === 'Escape') setTyped(null); }} />;
}

function Pick({ label, value, none, options, onChange }: { readonly label: string; readonly value: string; readonly none: string; readonly options: readonly (readonly [string, string])[]; readonly onChange: (value: string) => void }) {
  return <select className="cell-input" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}><option value="">{none}</option>{options.map(([id, name]) => <option key={id} value={id}>{name}</option>)}</select>;
}
