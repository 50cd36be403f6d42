import type { Board } from '../../api/contract.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { Icon } from '../ui/icon.tsx';
import { boardTexts } from './board-texts.ts';

const LEVELS = ['ministry', 'province', 'commune'] as const;
const isLevel = (level: string): level is (typeof LEVELS)[number] => (LEVELS as readonly string[]).includes(level);

/** The share that was received, appraised, approved and returned at the one-stop, against each target with its source. */
export function OnTheSpotShare({ onTheSpot: { share, dossiers, targets } }: { readonly onTheSpot: Board['onTheSpot'] }) {
  const t = useTexts(boardTexts);
  const format = useFormat();
  const say = useSay();
  return (
    <section className="panel stack">
      <h2>{t('onTheSpot')}</h2>
      {share === null ? <p className="quiet">{t('onTheSpotNone')}</p> : <p>{t('onTheSpotShare', { share: format.percent(share), n: format.count(dossiers) })}</p>}
      <ul className="stack">
        {targets.map((target) => (
          <li key={`${target.level} ${target.share}`}>
            <div className="row row-end"><span>{t('target')}: {isLevel(target.level) ? t(target.level) : target.level}, ≥ {format.percent(target.share)}</span>
              {share !== null && (share >= target.share ? <span className="badge good"><Icon name="check" size={12} />{t('reached')}</span> : <span className="badge soon"><Icon name="warning" size={12} />{t('notReached')}</span>)}
            </div>
            <div className="gauge" aria-hidden="true"><span className="gauge-fill" style={{ width: `${Math.min(100, (share ?? 0) * 100)}%` }} /><span className="gauge-mark" style={{ left: `${target.share * 100}%` }} /></div>
            <div className="small quiet">{say(target.provenance)}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
