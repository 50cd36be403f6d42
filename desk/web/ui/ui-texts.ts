import { texts } from '../i18n/text-table.ts';

export const uiTexts = texts({
  defect: { vi: 'Trang gặp lỗi. Hãy tải lại trang; dữ liệu đã lưu không bị mất.', en: 'This page failed. Reload it; nothing saved is lost.' },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  previous: { vi: 'Trang trước', en: 'Previous' },
  next: { vi: 'Trang sau', en: 'Next' },
  range: { vi: '{from}–{to} trên {total}', en: '{from}–{to} of {total}' },
  cancel: { vi: 'Đóng', en: 'Close' },
  day: { vi: 'ngày', en: 'dd' },
  month: { vi: 'tháng', en: 'mm' },
  year: { vi: 'năm', en: 'yyyy' },
  back: { vi: 'Quay lại', en: 'Back' },
  retry: { vi: 'Thử lại', en: 'Try again' },
});
