import { closeDossier as close } from '../desk/commands/close-dossier.ts';
import type { DossierStatus } from '../desk/api/contract.ts';
import type { DossierRow } from '../desk/store/rows.ts';
import { completed, incident, type Handler } from './handler.ts';
import { once } from './once.ts';

type Reason = 'returned' | 'refused' | 'supplement-expired' | 'payment-expired';
interface Ending { readonly outcome: NonNullable<DossierRow['outcome']>; readonly ground: string; readonly text: string; readonly path: readonly DossierStatus[] }
const ENDINGS: Readonly<Record<Reason, Ending>> = {
  returned: { outcome: 'granted', ground: 'result-issued', text: 'Đã trả kết quả', path: [10] },
  refused: { outcome: 'refused', ground: 'refused', text: 'Từ chối giải quyết', path: [8] },
  'supplement-expired': { outcome: 'expired', ground: 'supplement-expired', text: 'Hết hạn bổ sung', path: [8] },
  'payment-expired': { outcome: 'expired', ground: 'payment-expired', text: 'Hết hạn nộp phí', path: [8] },
};

export const closeDossier: Handler = (job, deps) => once(job, deps, async (unit, dossier) => {
  const reason = job.customHeaders['reason'] ?? '';
  const ending = reason in ENDINGS ? ENDINGS[reason as Reason] : undefined;
  if (!ending) return incident(`Expected to close dossier with key '${dossier.id}', but header 'reason' is '${reason}'`);
  await close(unit, dossier, { outcome: ending.outcome, ground: ending.ground, reason: ending.text, path: ending.path });
  return completed();
});
