import { useQuery } from '@tanstack/react-query';
import type { LadderView } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { GroupNames } from '../inbox/group-names.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { adminTexts } from './admin-texts.ts';
import { ruleTexts } from './rule-texts.ts';

/** Who is told of a breach, and when: as data, per kind of agency and procedure. */
export function Ladders() {
  const t = useTexts(adminTexts);
  const own = useTexts(ruleTexts);
  const say = useSay();
  const ladders = useQuery({ queryKey: ['ladders'], queryFn: () => send<readonly LadderView[]>('GET', '/ladders') });
  return (
    <section className="stack-s">
      <h2>{own('ladders')}</h2>
      <p className="quiet">{own('laddersHint')}</p>
      <Loaded query={ladders}>
        {(all) => (
          <div className="table-box">
            <table className="table">
              <thead><tr><th scope="col">{own('ladder')}</th><th scope="col">{own('holdsFor')}</th><th scope="col">{own('rungs')}</th><th scope="col">{t('source')}</th></tr></thead>
              <tbody>
                {all.map((ladder) => (
                  <tr key={ladder.id}>
                    <td>{say(ladder.title)}</td><td><LadderScope scope={ladder.scope} /></td>
                    <td><ol className="plain-list">{ladder.rungs.map(({ rung, role, afterMinutes }) => <li key={rung}>{rung}. <GroupNames groups={[role]} />: <After minutes={afterMinutes} /></li>)}</ol></td>
                    <td className="small">{say(ladder.source)}{(ladder.mark === 'A' || ladder.mark === 'K') && <> <span className="assumption">{ladder.mark}</span></>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </section>
  );
}

function LadderScope({ scope: { kind, value } }: Pick<LadderView, 'scope'>) {
  const own = useTexts(ruleTexts);
  switch (kind) {
    case 'all': return <>{own('everyDossier')}</>;
    case 'agency-kind': return <>{own('agencyKind', { v: value })}</>;
    case 'procedure': return <>{own('procedure', { v: value })}</>;
    case 'named': return <>{own('named')}</>;
  }
}

function After({ minutes }: { readonly minutes: number }) {
  const own = useTexts(ruleTexts);
  if (minutes === 0) return <>{own('atOnce')}</>;
  return <>{minutes % 60 === 0 ? own('afterHours', { n: minutes / 60 }) : own('afterMinutes', { n: minutes })}</>;
}
