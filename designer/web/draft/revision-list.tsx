import type Modeler from 'bpmn-js/lib/Modeler';
import { useFormat } from '../../../desk/web/i18n/format.ts';
import { useTexts } from '../../../desk/web/i18n/language.tsx';
import { Button } from '../../../desk/web/ui/button.tsx';
import { Loaded } from '../../../desk/web/ui/loaded.tsx';
import type { DraftView } from '../../api/contract.ts';
import { keepLocalCopy } from './local-copy.ts';
import { loadRevision, saveDraft, useDraft, useRevisions } from '../shell/requests.ts';
import { draftTexts } from './draft-texts.ts';

/** What was saved when and by whom; an earlier state comes back as a new revision. */
export function RevisionList({ draft, version, modeler }: { readonly draft: DraftView; readonly version: string; readonly modeler: Modeler | null }) {
  const t = useTexts(draftTexts);
  const { dateTime, count } = useFormat();
  const revisions = useRevisions(draft.id, version.length === 0 ? 0 : Date.parse(version));
  const now = useDraft(draft.id);
  const bringBack = async (n: number) => {
    const { xml, factsChange } = await loadRevision(draft.id, n);
    const fresh = (await now.refetch()).data;
    if (!fresh || !modeler) return;
    // As if it had been typed here: kept on this computer first, then saved.
    await saveDraft(draft.id, { xml, factsChange, version: fresh.version }).catch(() => keepLocalCopy(draft.id, { xml, factsChange, version: fresh.version, at: new Date().toISOString() }));
    location.reload();
  };
  return (
    <Loaded query={revisions}>{(rows) => (
      <div className="table-box"><table className="table tight">
        <thead><tr><th className="number">#</th><th>{t('revisionAt')}</th><th>{t('by')}</th><th className="number">{t('size')}</th><th /></tr></thead>
        <tbody>{rows.map((row, index) => (
          <tr key={row.n}><td className="number">{row.n}</td><td>{dateTime(row.at)}</td><td>{row.author}</td><td className="number">{count(Math.round(row.bytes / 1000))} kB</td><td className="number">{index > 0 && <Button small look="plain" onPress={() => void bringBack(row.n)}>{t('bringBack')}</Button>}</td></tr>
        ))}</tbody>
      </table></div>
    )}</Loaded>
  );
}
