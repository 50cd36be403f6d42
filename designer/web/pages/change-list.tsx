import { useSay, useTexts } from '../../../desk/web/i18n/language.tsx';
import { texts } from '../../../desk/web/i18n/text-table.ts';
import type { Change, ChangeKind } from '../../compare/change.ts';
import type { Comparison } from '../../compare/compare.ts';

const changeTexts = texts({
  none: { vi: 'Không có thay đổi nào về nội dung.', en: 'Nothing has changed but the drawing.' }, layout: { vi: '{n} phần tử chỉ đổi vị trí vẽ.', en: '{n} elements are only drawn elsewhere.' }, behind: { vi: 'Bước tự động, cổng và đường đi: {n} thay đổi', en: 'Automatic steps, gateways and ways: {n} changes' }, show: { vi: 'Xem trên sơ đồ', en: 'Show in the diagram' },
});
const BEHIND: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['element-added', 'element-removed', 'route-changed', 'job-changed', 'setting-changed', 'condition-changed', 'other-changed']);
const signOf = (kind: ChangeKind): { readonly sign: string; readonly look: string } =>
  kind.endsWith('-added') ? { sign: '+', look: 'added' } : kind.endsWith('-removed') ? { sign: '−', look: 'removed' } : kind === 'step-moved' ? { sign: '⇄', look: 'moved' } : { sign: '≠', look: 'changed' };

/** The changes in words; a click shows the place. */
export function ChangeList({ comparison, onShow }: { readonly comparison: Pick<Comparison, 'changes' | 'layoutOnly'>; readonly onShow: (elementId: string) => void }) {
  const t = useTexts(changeTexts);
  // In a large redesign the automatic steps and gateways would hide what people notice.
  const large = comparison.changes.length > 12;
  const people = comparison.changes.filter(({ kind }) => !large || !BEHIND.has(kind));
  const behind = comparison.changes.filter(({ kind }) => large && BEHIND.has(kind));
  return (
    <>
      {comparison.changes.length === 0 && <p className="quiet">{t('none')}</p>}
      <ol className="changes">{people.map((change, index) => <Line key={index} change={change} onShow={onShow} label={t('show')} />)}</ol>
      {behind.length > 0 && <details className="behind" open={people.length === 0}><summary>{t('behind', { n: behind.length })}</summary><ol className="changes">{behind.map((change, index) => <Line key={index} change={change} onShow={onShow} label={t('show')} />)}</ol></details>}
      {comparison.layoutOnly > 0 && <p className="quiet small">{t('layout', { n: comparison.layoutOnly })}</p>}
    </>
  );
}

function Line({ change, onShow, label }: { readonly change: Change; readonly onShow: (elementId: string) => void; readonly label: string }) {
  const say = useSay();
  const { sign, look } = signOf(change.kind);
  const { elementId } = change;
  return (
    <li>
      <span className={`sign ${look}`} aria-hidden="true">{sign}</span>
      {elementId ? <button type="button" className="line-button" title={label} onClick={() => onShow(elementId)}>{say(change.text)}</button> : <span>{say(change.text)}</span>}
    </li>
  );
}
