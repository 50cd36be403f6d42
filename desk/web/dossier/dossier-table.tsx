import { useState } from 'react';
import type { DossierSummary } from '../../api/contract.ts';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { go, Link } from '../shell/router.tsx';
import { useShortcuts } from '../ui/shortcut.ts';
import { dossierTexts } from './dossier-texts.ts';
import { ClockBadge, StatusBadge } from './status.tsx';

export function DossierTable({ dossiers, empty }: { readonly dossiers: readonly DossierSummary[]; readonly empty: string }) {
  const t = useTexts(dossierTexts);
  const [picked, setPicked] = useState<string | null>(null);
  const current = dossiers.findIndex(({ id }) => id === picked);
  const move = (by: number) => {
    const next = dossiers[Math.max(0, Math.min(dossiers.length - 1, current + by))];
    if (next) { setPicked(next.id); document.getElementById(`dossier-${next.id}`)?.scrollIntoView({ block: 'nearest' }); }
  };
  const down = () => move(1);
  const up = () => move(-1);
  useShortcuts({ j: down, arrowdown: down, k: up, arrowup: up, enter: () => { if (picked) go(`/dossiers/${picked}`); } });
  return (
    <div className="table-box list-box">
      <table className="table two-lines">
        <thead><tr><th scope="col" className="w-code">{t('code')}</th><th scope="col">{t('procedure')}</th><th scope="col" className="w-step">{t('step')}</th><th scope="col" className="w-status">{t('status')}</th><th scope="col" className="w-clock">{t('clock')}</th><th scope="col" className="w-due">{t('due')}</th></tr></thead>
        <tbody>{dossiers.map((dossier) => <DossierRow key={dossier.id} dossier={dossier} picked={dossier.id === picked} onPick={setPicked} />)}</tbody>
      </table>
      {dossiers.length === 0 && <p className="empty">{empty}</p>}
    </div>
  );
}

function DossierRow({ dossier, picked, onPick }: { readonly dossier: DossierSummary; readonly picked: boolean; readonly onPick: (id: string) => void }) {
  const t = useTexts(dossierTexts);
  const format = useFormat();
  return (
    <tr id={`dossier-${dossier.id}`} className="pick" aria-selected={picked} onClick={() => onPick(dossier.id)}>
      <td><Link to={`/dossiers/${dossier.id}`} className="code">{dossier.code}</Link><div className="small one-line" title={dossier.applicantName}>{dossier.applicantName}</div></td>
      <td><div className="one-line" title={dossier.procedureName}>{dossier.procedureName}</div><div className="small quiet one-line">{dossier.procedureCode} · {dossier.agency}</div></td>
      <td><div className="two-line" title={dossier.currentStep ?? ''}>{dossier.currentStep ?? '–'}</div></td>
      <td><StatusBadge status={dossier.status} /></td>
      <td><ClockBadge clock={dossier.clock} /></td>
      <td>
        <div className={dossier.clock === 'overdue' ? 'late' : undefined}>{dossier.dueAt ? format.due(dossier.dueAt) : '–'}</div>
        <div className="small quiet">{t('received')} {dossier.receivedAt ? format.dateTime(dossier.receivedAt) : '–'}</div>
      </td>
    </tr>
  );
}
