import { useFormat } from '../../../desk/web/i18n/format.ts';
import { useSay, useTexts } from '../../../desk/web/i18n/language.tsx';
import { texts } from '../../../desk/web/i18n/text-table.ts';
import { MEASURE_NAMES, MEASURES, type Count, type Counts } from '../../compare/count.ts';

const countTexts = texts({
  measure: { vi: 'Chỉ tiêu', en: 'Measure' }, before: { vi: 'Trước', en: 'Before' }, after: { vi: 'Sau', en: 'After' }, difference: { vi: 'Chênh lệch', en: 'Difference' }, source: { vi: 'Nguồn', en: 'Source' },
  fromModel: { vi: 'đếm trên sơ đồ', en: 'counted in the model' }, unknown: { vi: 'không rõ', en: 'not known' }, caption: { vi: 'Trước và sau', en: 'Before and after' }, rule: { vi: 'Vai trò, cơ quan, chuyển tay, phút và bước tự động: theo cách nhanh nhất mà hồ sơ được giải quyết, không kể bổ sung và từ chối.', en: 'Roles, agencies, hand-offs, minutes and automatic steps: on the quickest way on which a dossier is granted, without supplements and refusals.' }, same: { vi: 'không đổi', en: 'unchanged' },
});

/** The numbers that the decision file needs, with where each comes from. */
export function CountsTable({ before, after, beforeName, afterName }: { readonly before?: Counts; readonly after: Counts; readonly beforeName?: string; readonly afterName?: string }) {
  const t = useTexts(countTexts);
  const say = useSay();
  const { count: number } = useFormat();
  const shown = (count: Count | undefined) => count?.value == null ? <span className="quiet">{t('unknown')}</span> : number(count.value);
  const said = (count: Count | undefined) => !count || count.value === null ? null : count.from === 'model' ? t('fromModel') : say(count.provenance);
  return (
    <div className="table-box">
      <table className="table tight counts">
        <caption className="sr-only">{t('caption')}</caption>
        <thead><tr><th>{t('measure')}</th>{before && <th className="number">{beforeName ?? t('before')}</th>}<th className="number">{afterName ?? t('after')}</th>{before && <th className="number">{t('difference')}</th>}<th>{t('source')}</th></tr></thead>
        <tbody>
          {MEASURES.map((measure) => {
            const was = before?.[measure], is = after[measure];
            const sources = [...new Set([said(was), said(is)].filter((source) => source !== null))];
            return (
              <tr key={measure}>
                <th scope="row">{say(MEASURE_NAMES[measure])}</th>
                {before && <td className="number">{shown(was)}</td>}
                <td className="number strong">{shown(is)}</td>
                {before && <td className="number"><Difference was={was?.value ?? null} is={is.value} fewerIsBetter={measure !== 'automatic'} same={t('same')} /></td>}
                <td className="quiet small source" title={sources.join(' → ')}><span>{sources.join(' → ')}</span></td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="quiet small table-note">{t('rule')}</p>
    </div>
  );
}

function Difference({ was, is, fewerIsBetter, same }: { readonly was: number | null; readonly is: number | null; readonly fewerIsBetter: boolean; readonly same: string }) {
  const { count: number, percent } = useFormat();
  if (was === null || is === null) return <span className="quiet">–</span>;
  const difference = Math.round((is - was) * 100) / 100;
  if (difference === 0) return <span className="quiet">{same}</span>;
  const better = (difference < 0) === fewerIsBetter;
  return <span className={better ? 'better' : 'worse'}>{difference > 0 ? '+' : '−'}{number(Math.abs(difference))}{was !== 0 && <span className="share"> ({difference > 0 ? '+' : '−'}{percent(Math.abs(difference / was))})</span>}</span>;
}
