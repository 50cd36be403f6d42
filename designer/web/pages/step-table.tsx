import { useFormat } from '../../../desk/web/i18n/format.ts';
import { useSay, useTexts } from '../../../desk/web/i18n/language.tsx';
import { texts } from '../../../desk/web/i18n/text-table.ts';
import type { Step } from '../../compare/step.ts';
import type { Vocabulary } from '../../lint/vocabulary.ts';
import { PLACES } from '../../lint/vocabulary.ts';

export const stepTexts = texts({
  n: { vi: 'TT', en: 'No.' }, step: { vi: 'Bước', en: 'Step' }, role: { vi: 'Vai trò', en: 'Role' }, place: { vi: 'Nơi làm', en: 'Place' }, form: { vi: 'Biểu mẫu', en: 'Form' }, minutes: { vi: 'Phút làm việc', en: 'Working minutes' },
  applicant: { vi: 'Người nộp hồ sơ', en: 'Applicant' }, agency: { vi: 'Cơ quan phối hợp', en: 'Consulted agency' }, waits: { vi: 'chờ', en: 'waits' }, caption: { vi: 'Các bước theo thứ tự', en: 'Steps in order' },
});

/** The diagram as a table, for reading aloud and for printing as the annex of the internal process. */
export function StepTable({ steps, vocabulary, caption }: { readonly steps: readonly Step[]; readonly vocabulary: Vocabulary | undefined; readonly caption?: string }) {
  const t = useTexts(stepTexts);
  const say = useSay();
  const { count } = useFormat();
  const role = (id: string): string => { const text = vocabulary?.roles[id]; return text ? say(text) : id; };
  return (
    <div className="table-box">
      <table className="table tight">
        <caption className="table-caption">{caption ?? t('caption')}</caption>
        <thead><tr><th className="number">{t('n')}</th><th>{t('step')}</th><th>{t('role')}</th><th>{t('place')}</th><th className="number">{t('minutes')}</th></tr></thead>
        <tbody>
          {steps.map((step, index) => {
            const place = step.place ? PLACES[step.place] : undefined;
            return (
              <tr key={step.elementId}>
                <td className="number">{index + 1}</td><th scope="row">{step.name || step.elementId}</th>
                <td>{step.kind === 'applicant' ? <>{t('applicant')} <span className="quiet">({t('waits')})</span></> : step.roles.length > 0 ? step.roles.map(role).join(', ') : t('agency')}</td>
                <td>{place ? say(place) : '–'}</td><td className="number">{step.limitMinutes === null ? '–' : count(step.limitMinutes)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
