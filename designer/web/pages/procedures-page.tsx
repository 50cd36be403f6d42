import { useState } from 'react';
import { useFormat } from '../../../desk/web/i18n/format.ts';
import { useSay, useTexts } from '../../../desk/web/i18n/language.tsx';
import { texts } from '../../../desk/web/i18n/text-table.ts';
import { Link } from '../../../desk/web/shell/router.tsx';
import { useMe } from '../../../desk/web/session/session.tsx';
import { Loaded } from '../../../desk/web/ui/loaded.tsx';
import type { DraftRow, ProcedureRow } from '../../api/contract.ts';
import { useDrafts, useProcedures } from '../shell/requests.ts';
import { StateBadge } from '../shell/state-badge.tsx';

const pageTexts = texts({
  title: { vi: 'Quy trình thủ tục', en: 'Procedure models' },
  find: { vi: 'Tìm theo tên, mã, lĩnh vực', en: 'Find by name, code, field' },
  waiting: { vi: 'Chờ lãnh đạo duyệt', en: 'Waiting for a leader' },
  mine: { vi: 'Bản thảo đang mở', en: 'Open drafts' },
  noneWaiting: { vi: 'Không có bản thảo nào.', en: 'There are no drafts.' },
  code: { vi: 'Mã', en: 'Code' }, name: { vi: 'Thủ tục', en: 'Procedure' }, field: { vi: 'Lĩnh vực', en: 'Field' }, state: { vi: 'Tái cấu trúc', en: 'Re-engineering' },
  version: { vi: 'Đang chạy', en: 'Deployed' }, drafts: { vi: 'Bản thảo', en: 'Drafts' }, running: { vi: 'Hồ sơ đang xử lý', en: 'Open dossiers' },
  done: { vi: 'Đã tái cấu trúc', en: 'Re-engineered' }, notYet: { vi: 'Chưa', en: 'Not yet' }, compared: { vi: 'so sánh được', en: 'comparable' },
  notDeployed: { vi: 'chưa triển khai', en: 'not deployed' }, v: { vi: 'Phiên bản {n}', en: 'Version {n}' }, byDesigner: { vi: 'do thiết kế', en: 'by the designer' }, by: { vi: '{who}, {when}', en: '{who}, {when}' },
  nothing: { vi: 'Không có thủ tục nào khớp.', en: 'No procedure matches.' },
});
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

export function ProceduresPage() {
  const t = useTexts(pageTexts);
  const [wanted, setWanted] = useState('');
  return (
    <main className="page stack" id="main">
      <div className="page-head"><h1>{t('title')}</h1><input className="input search push" type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} placeholder={t('find')} aria-label={t('find')} /></div>
      <Loaded query={useDrafts()}>{(drafts) => <OpenDrafts drafts={drafts} />}</Loaded>
      <Loaded query={useProcedures()}>{(rows) => <Procedures rows={rows.filter((row) => folded([row.code, row.name, row.field, row.shortName.vi, row.shortName.en].join(' ')).includes(folded(wanted)))} />}</Loaded>
    </main>
  );
}

function OpenDrafts({ drafts }: { readonly drafts: readonly DraftRow[] }) {
  const t = useTexts(pageTexts);
  const { dateTime } = useFormat();
  const me = useMe();
  const waits = me.roles.includes('leader');
  const open = drafts.filter(({ state }) => waits ? state === 'submitted' || state === 'approved' : state !== 'deployed');
  if (open.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="open-drafts">
      <h2 id="open-drafts">{waits ? t('waiting') : t('mine')}</h2>
      <ul className="draft-list">
        {open.map((draft) => (
          <li key={draft.id}>
            <StateBadge state={draft.state} /> <Link to={`/designer/drafts/${draft.id}${draft.state === 'draft' || draft.state === 'rejected' ? '' : '/review'}`}>{draft.title}</Link>
            <span className="quiet">{draft.procedureCode} · {t('by', { who: draft.author.name, when: dateTime(draft.updatedAt) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Procedures({ rows }: { readonly rows: readonly ProcedureRow[] }) {
  const t = useTexts(pageTexts);
  const say = useSay();
  const { date } = useFormat();
  if (rows.length === 0) return <p className="empty panel">{t('nothing')}</p>;
  return (
    <div className="table-box">
      <table className="table procedures">
        <thead><tr><th>{t('code')}</th><th>{t('name')}</th><th>{t('field')}</th><th>{t('state')}</th><th>{t('version')}</th><th className="number">{t('drafts')}</th><th className="number">{t('running')}</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <td className="code">{row.code}</td>
              <th scope="row"><Link to={`/designer/procedures/${row.code}`}>{say(row.shortName)}</Link><div className="quiet small">{row.name}</div></th>
              <td>{row.field}</td>
              <td>{row.reengineered ? <span className="badge good">{t('done')}</span> : <span className="quiet">{t('notYet')}</span>}{row.hasBefore && <div className="quiet small">{t('compared')}</div>}</td>
              <td className="nowrap">{row.deployedVersion === null ? <span className="quiet">{t('notDeployed')}</span> : <>{t('v', { n: row.deployedVersion })}<div className="quiet small">{row.deployedAt && date(row.deployedAt)}{row.origin === 'designer' && ` · ${t('byDesigner')}`}</div></>}</td>
              <td className="number">{row.openDrafts > 0 ? row.openDrafts : <span className="quiet">–</span>}</td>
              <td className="number">{row.runningDossiers}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
