import type { ComponentDocument } from '../../../processes/schema/facts.ts';
import { useTexts } from '../i18n/language.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { Icon } from '../ui/icon.tsx';
import type { PartProps } from './applicant-fields.tsx';
import { allOf, isIn, type DraftComponent } from './draft.ts';
import { receiveTexts } from './receive-texts.ts';
import { isKnownRegister, registerTexts } from './register-names.ts';

const NONE: DraftComponent = { originals: 0, copies: 0, shown: false };

/** One tick a paper takes the wanted counts; the counts can be corrected. What a register holds is not asked for. */
export function ComponentTable({ components, draft, change, errors }: PartProps & { readonly components: readonly ComponentDocument[] }) {
  const t = useTexts(receiveTexts);
  const register = useTexts(registerTexts);
  const asked = components.filter(({ source }) => source === 'applicant');
  const set = (id: string, value: DraftComponent) => change({ components: { ...draft.components, [id]: value } });
  const inHand = asked.filter((component) => isIn(draft, component)).length;
  const all = asked.length > 0 && inHand === asked.length;
  const setAll = (on: boolean) => change({ components: { ...draft.components, ...Object.fromEntries(asked.map((component) => [component.id, on ? allOf(component) : NONE])) } });
  if (components.length === 0) return <p className="quiet">{t('noComponents')}</p>;
  return (
    <div className="stack">
      {asked.length > 1 && <Checkbox selected={all} some={inHand > 0 && !all} onChange={setAll}>{t('allThere')}</Checkbox>}
      <table className="table tight component-table">
        <thead><tr><th scope="col">{t('document')}</th><th scope="col">{t('wanted')}</th><th scope="col" className="number">{t('originals')}</th><th scope="col" className="number">{t('copies')}</th></tr></thead>
        <tbody>
          {components.map((component) => {
            const had = draft.components[component.id] ?? NONE;
            const error = errors[`components.${component.id}`] ?? errors[component.id];
            const held = component.source === 'applicant' ? null : component.source.register;
            return (
              <tr key={component.id}>
                <td>
                  <Checkbox selected={isIn(draft, component)} onChange={(on) => set(component.id, on ? allOf(component) : NONE)}>
                    <span>{component.name}{component.provenance.mark === 'A' || component.provenance.mark === 'K' ? <> <span className="assumption">{t('assumption')}</span></> : null}</span>
                  </Checkbox>
                  {held && <div className="held"><Icon name="check" size={12} /> {t('notNeeded', { register: isKnownRegister(held) ? register(held) : held })}. <span className="quiet">{t('ifUnreachable')}.</span></div>}
                  {error && <div className="error">{error}</div>}
                </td>
                <td className="quiet">{component.duty === 'show' ? t('show') : t('submitOf', { originals: component.original, copies: component.copies })}</td>
                <td className="number"><Count label={`${t('originals')}: ${component.name}`} value={had.originals} onChange={(originals) => set(component.id, { ...had, originals })} /></td>
                <td className="number"><Count label={`${t('copies')}: ${component.name}`} value={had.copies} onChange={(copies) => set(component.id, { ...had, copies })} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Count({ label, value, onChange }: { readonly label: string; readonly value: number; readonly onChange: (value: number) => void }) {
  return <input className="input count" type="number" min={0} max={99} aria-label={label} value={value} onFocus={(event) => event.target.select()} onChange={(event) => onChange(Math.max(0, Math.min(99, Number.parseInt(event.target.value, 10) || 0)))} />;
}
