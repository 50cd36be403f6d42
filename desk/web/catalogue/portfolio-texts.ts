import { texts } from '../i18n/text-table.ts';

export const portfolioTexts = texts({
  title: { vi: 'Tái cấu trúc và trực tuyến trong danh mục', en: 'Re-engineered and online across the catalogue' },
  on: { vi: 'Tính đến ngày', en: 'As of' },
  hint: { vi: 'Dữ kiện tính từ ngày của nguồn; mô hình tái cấu trúc tính từ ngày được triển khai. Trước ngày của nguồn thì không biết.', en: 'A fact counts from the day of its source, a re-engineered model from its deployment. Before its source nothing is known.' },
  unknownThen: { vi: 'Danh mục chưa biết thủ tục nào vào ngày này.', en: 'The catalogue knows of no procedure on that day.' },
  procedures: { vi: 'Thủ tục', en: 'Procedures' },
  online: { vi: 'Trực tuyến', en: 'Online' },
  reengineered: { vi: 'Đã tái cấu trúc', en: 'Re-engineered' },
  share: { vi: 'Tỷ lệ', en: 'Share' },
  total: { vi: 'Toàn danh mục', en: 'The whole catalogue' },
  byLevel: { vi: 'Theo cấp', en: 'By level' },
  levelHint: { vi: 'Thủ tục của nhiều cấp được tính ở mỗi cấp.', en: 'A procedure of several levels counts in each.' },
  byMinistry: { vi: 'Theo cơ quan công bố', en: 'By publishing agency' },
  byField: { vi: 'Theo lĩnh vực', en: 'By field' },
  overTime: { vi: 'Theo thời gian', en: 'Over time' },
  day: { vi: 'Ngày', en: 'Day' },
  unknown: { vi: 'không rõ', en: 'not known' },
  all: { vi: 'Hiện tất cả {n}', en: 'Show all {n}' },
});
export const levelTexts = texts({
  ministry: { vi: 'Bộ, ngành trung ương', en: 'Ministry' },
  province: { vi: 'Cấp tỉnh', en: 'Province' },
  commune: { vi: 'Cấp xã', en: 'Commune' },
  utility: { vi: 'Đơn vị cung cấp', en: 'Utility' },
  other: { vi: 'Cơ quan khác', en: 'Other agencies' },
});
