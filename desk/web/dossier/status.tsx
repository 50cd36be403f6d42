import type { ClockClass, DossierStatus } from '../../api/contract.ts';
import { texts } from '../i18n/text-table.ts';
import { useTexts } from '../i18n/language.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';

type Tone = 'good' | 'soon' | 'bad' | 'wait' | 'accent' | '';

/** The ten states of the national portal (facts §7.1). */
export const statusTexts = texts({
  '1': { vi: 'Mới đăng ký', en: 'Newly registered' },
  '2': { vi: 'Được tiếp nhận', en: 'Accepted' },
  '3': { vi: 'Không được tiếp nhận', en: 'Not accepted' },
  '4': { vi: 'Đang xử lý', en: 'Processing' },
  '5': { vi: 'Yêu cầu bổ sung giấy tờ', en: 'Supplement asked' },
  '6': { vi: 'Yêu cầu thực hiện nghĩa vụ tài chính', en: 'Financial duty' },
  '7': { vi: 'Công dân yêu cầu rút hồ sơ', en: 'Withdrawal asked' },
  '8': { vi: 'Dừng xử lý', en: 'Stopped' },
  '9': { vi: 'Đã xử lý xong', en: 'Finished' },
  '10': { vi: 'Đã trả kết quả', en: 'Returned' },
});
export const statuses: readonly DossierStatus[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const STATUS_LOOK: Readonly<Record<DossierStatus, { readonly tone: Tone; readonly icon: IconName }>> = {
  1: { tone: 'accent', icon: 'dot' }, 2: { tone: 'accent', icon: 'check' }, 3: { tone: '', icon: 'stop' }, 4: { tone: 'accent', icon: 'clock' },
  5: { tone: 'wait', icon: 'pause' }, 6: { tone: 'wait', icon: 'pause' }, 7: { tone: 'wait', icon: 'pause' }, 8: { tone: '', icon: 'stop' },
  9: { tone: 'good', icon: 'check' }, 10: { tone: 'good', icon: 'check' },
};

export function StatusBadge({ status }: { readonly status: DossierStatus }) {
  const t = useTexts(statusTexts);
  const look = STATUS_LOOK[status];
  return <span className={`badge ${look.tone}`}><Icon name={look.icon} size={12} />{t(`${status}`)}</span>;
}

export const clockTexts = texts({
  'on-time': { vi: 'Trong hạn', en: 'On time' },
  'due-soon': { vi: 'Sắp đến hạn', en: 'Due soon' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  waiting: { vi: 'Chờ người nộp', en: 'Waiting for the applicant' },
  closed: { vi: 'Đã kết thúc', en: 'Closed' },
  'no-limit': { vi: 'Không có thời hạn', en: 'No limit' },
  'asked-twice': { vi: 'Hỏi giấy tờ hai lần', en: 'Papers asked twice' },
});
export const clockClasses: readonly ClockClass[] = ['on-time', 'due-soon', 'overdue', 'waiting', 'closed', 'no-limit'];

const CLOCK_LOOK: Readonly<Record<ClockClass, { readonly tone: Tone; readonly icon: IconName }>> = {
  'on-time': { tone: 'good', icon: 'clock' }, 'due-soon': { tone: 'soon', icon: 'warning' }, overdue: { tone: 'bad', icon: 'overdue' },
  waiting: { tone: 'wait', icon: 'pause' }, closed: { tone: '', icon: 'check' }, 'no-limit': { tone: '', icon: 'dash' },
};

export function ClockBadge({ clock }: { readonly clock: ClockClass }) {
  const t = useTexts(clockTexts);
  const look = CLOCK_LOOK[clock];
  return <span className={`badge ${look.tone}`}><Icon name={look.icon} size={12} />{t(clock)}</span>;
}
