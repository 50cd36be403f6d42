import { useTexts } from '../../../desk/web/i18n/language.tsx';
import { texts } from '../../../desk/web/i18n/text-table.ts';
import type { DraftState } from '../../api/contract.ts';

export const stateTexts = texts({
  draft: { vi: 'Đang soạn', en: 'Being written' }, submitted: { vi: 'Chờ duyệt', en: 'Waiting for approval' }, approved: { vi: 'Đã duyệt, chờ triển khai', en: 'Approved, to be deployed' },
  rejected: { vi: 'Bị trả lại', en: 'Sent back' }, deployed: { vi: 'Đã triển khai', en: 'Deployed' }, discarded: { vi: 'Đã bỏ', en: 'Laid aside' },
});
const LOOKS: Readonly<Record<DraftState, string>> = { draft: '', submitted: 'soon', approved: 'accent', rejected: 'bad', deployed: 'good', discarded: '' };

export function StateBadge({ state }: { readonly state: DraftState }) {
  const t = useTexts(stateTexts);
  return <span className={`badge ${LOOKS[state]}`}>{t(state)}</span>;
}
