import { texts } from '../i18n/text-table.ts';

export const completionTexts = texts({
  title: { vi: 'Thủ tục cần hoàn thiện dữ kiện', en: 'Procedures whose facts must be completed' },
  hint: { vi: 'Thời hạn, phí hoặc giấy tờ chưa rõ trong nguồn: chạy thử được, chưa nhận hồ sơ được. Thủ tục được dùng nhiều nhất đứng trước.', en: 'Limit, fee or papers are unclear in the source: they can be rehearsed but receive no dossiers. Most used first.' },
  all: { vi: '{n} thủ tục', en: '{n} procedures' },
  search: { vi: 'Tên hoặc mã', en: 'Name or code' },
  field: { vi: 'Lĩnh vực', en: 'Field' },
  attribute: { vi: 'Mục chưa rõ', en: 'What is unclear' },
  reason: { vi: 'Vì sao', en: 'Why' },
  any: { vi: 'Tất cả', en: 'All' },
  clear: { vi: 'Bỏ lọc', en: 'Clear filters' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  lacks: { vi: 'Còn chưa rõ', en: 'Still unclear' },
  dossiers: { vi: 'Hồ sơ', en: 'Dossiers' },
  file: { vi: 'Tệp cần sửa', en: 'File to correct' },
  none: { vi: 'Không còn thủ tục nào cần hoàn thiện.', en: 'No procedure is left to complete.' },
  noMatch: { vi: 'Không có thủ tục nào khớp bộ lọc.', en: 'No procedure matches the filters.' },
});
export const attributeTexts = texts({
  limit: { vi: 'Thời hạn', en: 'Limit' },
  fee: { vi: 'Phí, lệ phí', en: 'Fee' },
  papers: { vi: 'Thành phần hồ sơ', en: 'Papers' },
});
export const reasonTexts = texts({
  'not-stated': { vi: 'Nguồn không nêu', en: 'The source does not say' },
  'unit-lost': { vi: 'Mất đơn vị tính', en: 'The unit was lost' },
  'not-positive': { vi: 'Không lớn hơn 0', en: 'Not above 0' },
  several: { vi: 'Nhiều giá trị cho cùng một kênh', en: 'Several values for one channel' },
  'tariff-in-note': { vi: 'Biểu phí chỉ nằm trong ghi chú', en: 'The tariff is in a note only' },
  'set-elsewhere': { vi: 'Mức phí do văn bản khác quy định', en: 'Another text sets the fee' },
  'no-documents': { vi: 'Không có thành phần hồ sơ', en: 'There are no documents' },
  'not-told-apart': { vi: 'Không tách được giấy tờ khỏi ghi chú', en: 'Documents and notes not told apart' },
  'not-readable': { vi: 'Không đọc được', en: 'Not readable' },
});
