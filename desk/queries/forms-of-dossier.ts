import type { DossierView } from '../api/contract.ts';
import type { DossierRow } from './dossier-rows.ts';

/** Titles of the forms of Circular 03/2025/TT-VPCP (facts §2.2). */
export const FORM_TITLES: Readonly<Record<FormNumber, string>> = {
  1: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  2: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
  3: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
  4: 'Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết',
  5: 'Thông báo dừng giải quyết hồ sơ',
  6: 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
  7: 'Sổ theo dõi hồ sơ',
};
export type FormNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export const FORM_NUMBERS: readonly FormNumber[] = [1, 2, 3, 4, 5, 6, 7];

/** A form exists when what it certifies has happened. */
const AVAILABLE: Readonly<Record<FormNumber, (row: DossierRow) => boolean>> = {
  1: (row) => row.received_at !== null && row.status !== 1 && row.status !== 3,
  2: (row) => row.supplement_count > 0,
  3: (row) => row.status === 3 || row.outcome === 'refused',
  4: (row) => row.apology_signed_at !== null,
  5: (row) => row.status === 8 || row.outcome === 'stopped' || row.outcome === 'withdrawn',
  6: (row) => row.received_at !== null,
  7: (row) => row.received_at !== null,
};

export const formAvailable = (row: DossierRow, n: FormNumber): boolean => AVAILABLE[n](row);
export const formsOf = (row: DossierRow): DossierView['forms'] => FORM_NUMBERS.map((n) => ({ n, title: FORM_TITLES[n], available: formAvailable(row, n) }));
