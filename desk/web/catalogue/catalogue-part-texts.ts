import { texts } from '../i18n/text-table.ts';

export const cataloguePartTexts = texts({
  catalogue: { vi: 'Danh mục thủ tục', en: 'The catalogue' },
  completion: { vi: 'Cần hoàn thiện', en: 'To complete' },
  'once-only': { vi: 'Giấy tờ Nhà nước đã có', en: 'Papers the State holds' },
  'document-kinds': { vi: 'Loại giấy tờ', en: 'Kinds of documents' },
  portfolio: { vi: 'Tái cấu trúc và trực tuyến', en: 'Re-engineered and online' },
});
