import { texts } from '../../../desk/web/i18n/text-table.ts';

export const procedureTexts = texts({
  all: { vi: 'Danh mục thủ tục', en: 'All procedures' }, reengineered: { vi: 'Đã tái cấu trúc', en: 'Re-engineered' }, version: { vi: 'Phiên bản {n}', en: 'Version {n}' }, shipped: { vi: 'Bản kèm theo hệ thống', en: 'As shipped' },
  newDraft: { vi: 'Lập bản thảo', en: 'New draft' }, whatItSaved: { vi: 'Trước và sau tái cấu trúc', en: 'Before and after re-engineering' }, counts: { vi: 'Số liệu quy trình hiện hành', en: 'The current process in numbers' },
  before: { vi: 'Trước', en: 'Before' }, now: { vi: 'Hiện hành', en: 'Now' }, documented: { vi: 'Thay đổi theo văn bản', en: 'Changes on record' }, noneDocumented: { vi: 'Chưa có thay đổi nào được ghi nhận.', en: 'No changes are on record.' }, assumption: { vi: 'giả định', en: 'assumption' },
  beforeModel: { vi: 'Trước tái cấu trúc', en: 'Before re-engineering' }, nowModel: { vi: 'Hiện hành ({name})', en: 'Now ({name})' },
  changes: { vi: 'Thay đổi ({n})', en: 'Changes ({n})' }, steps: { vi: 'Các bước', en: 'Steps' }, stepsBefore: { vi: 'Các bước trước tái cấu trúc', en: 'Steps before' }, stepsNow: { vi: 'Các bước hiện hành', en: 'Steps now' },
  versions: { vi: 'Phiên bản ({n})', en: 'Versions ({n})' }, drafts: { vi: 'Bản thảo ({n})', en: 'Drafts ({n})' }, tables: { vi: 'Chi tiết', en: 'Details' },
  factsVersions: { vi: 'Dữ kiện ({n})', en: 'Facts ({n})' }, factsVersion: { vi: 'Bản dữ kiện', en: 'Facts' }, ground: { vi: 'Căn cứ', en: 'Ground' }, catalogue: { vi: 'Danh mục (công bố)', en: 'Catalogue (published)' }, stepsOnly: { vi: 'chỉ theo các bước của quy trình', en: 'only the steps, as in the model' },
  notDeployed: { vi: 'Chưa triển khai phiên bản nào.', en: 'Nothing is deployed yet.' }, noDrafts: { vi: 'Chưa có bản thảo nào.', en: 'There are no drafts.' },
  versionHead: { vi: 'Phiên bản', en: 'Version' }, origin: { vi: 'Nguồn', en: 'Origin' }, deployedAt: { vi: 'Triển khai lúc', en: 'Deployed at' }, running: { vi: 'Hồ sơ đang chạy', en: 'Open dossiers' }, fromDesigner: { vi: 'Từ bản thảo', en: 'From a draft' }, download: { vi: 'Tải về', en: 'Download' },
  draftOf: { vi: 'Cải tiến: {name}', en: 'Improve: {name}' }, draftTitle: { vi: 'Tên bản thảo', en: 'Title of the draft' }, draftTitleHint: { vi: 'Nêu ngắn gọn điều sẽ thay đổi, ví dụ "Bỏ bước soát xét của lãnh đạo phòng".', en: 'Say shortly what will change.' }, begin: { vi: 'Bắt đầu soạn', en: 'Begin' }, cancel: { vi: 'Đóng', en: 'Close' },
});
