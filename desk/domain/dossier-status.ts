import type { DossierStatus } from '../api/contract.ts';
import type { Text } from '../../processes/schema/facts.ts';

/** The ten states of the national portal (facts §7.1), in its own words. */
export const STATUS_TEXT: Readonly<Record<DossierStatus, Text>> = {
  1: { vi: 'Mới đăng ký', en: 'Newly registered' },
  2: { vi: 'Được tiếp nhận', en: 'Accepted' },
  3: { vi: 'Không được tiếp nhận', en: 'Not accepted' },
  4: { vi: 'Đang xử lý', en: 'In process' },
  5: { vi: 'Yêu cầu bổ sung giấy tờ', en: 'Supplement asked for' },
  6: { vi: 'Yêu cầu thực hiện nghĩa vụ tài chính', en: 'Financial duty' },
  7: { vi: 'Công dân yêu cầu rút hồ sơ', en: 'Withdrawal asked for' },
  8: { vi: 'Dừng xử lý', en: 'Stopped' },
  9: { vi: 'Đã xử lý xong', en: 'Finished' },
  10: { vi: 'Đã trả kết quả', en: 'Returned' },
};

/** facts §7.1 [D], and 2 → 5, 6, 8, 9: what is decided on the spot never shows as "in process". */
const TRANSITIONS: Readonly<Record<DossierStatus, readonly DossierStatus[]>> = {
  1: [2, 3, 5, 7],
  2: [4, 5, 6, 7, 8, 9],
  3: [],
  4: [5, 6, 7, 8, 9],
  5: [2, 4, 7, 8],
  6: [4, 7, 8],
  7: [8, 4],
  8: [],
  9: [10],
  10: [],
};

export const mayBecome = (from: DossierStatus, to: DossierStatus): boolean => TRANSITIONS[from].includes(to);
/** A decision exists: nothing can be withdrawn or stopped any more (Decree 118/2025 Art. 21). */
export const isDecided = (status: DossierStatus): boolean => status === 3 || status === 8 || status === 9 || status === 10;
export const isStatus = (value: number): value is DossierStatus => Number.isInteger(value) && value >= 1 && value <= 10;
