import { texts } from '../../../desk/web/i18n/text-table.ts';

export const panelTexts = texts({
  title: { vi: 'Phần tử đang chọn', en: 'Chosen element' }, chooseOne: { vi: 'Chọn một bước, một cổng hoặc một nhánh trên sơ đồ, hoặc một dòng trong bảng bên dưới.', en: 'Choose a step, a gateway or a branch in the diagram, or a row of the table below.' },
  name: { vi: 'Tên', en: 'Name' }, kind: { vi: 'Loại bước', en: 'Kind of step' }, chooseKind: { vi: 'Chọn loại bước', en: 'Choose the kind' }, officer: { vi: 'Cán bộ', en: 'Officer' }, automatic: { vi: 'Tự động', en: 'Automatic' },
  role: { vi: 'Vai trò xử lý', en: 'Role' }, chooseRole: { vi: 'Chọn vai trò', en: 'Choose a role' }, place: { vi: 'Nơi làm', en: 'Place' }, choosePlace: { vi: 'Chọn nơi làm', en: 'Choose a place' }, minutes: { vi: 'Thời gian làm việc (phút)', en: 'Working time (minutes)' }, minutesHint: { vi: '1 ngày làm việc = 480 phút', en: '1 working day = 480 minutes' }, agency: { vi: 'Cơ quan', en: 'Agency' }, chooseAgency: { vi: 'Chọn cơ quan', en: 'Choose an agency' },
  branch: { vi: 'Nhánh', en: 'Branch' }, noCondition: { vi: 'Đường nối này luôn được đi; không cần điều kiện.', en: 'This way is always taken; it needs no condition.' }, isDefault: { vi: 'Nhánh mặc định (mọi trường hợp còn lại)', en: 'Default (all other cases)' }, when: { vi: 'Đi nhánh này khi', en: 'Taken when' }, equals: { vi: 'bằng', en: 'is' }, yes: { vi: 'đúng', en: 'true' }, no: { vi: 'sai', en: 'false' }, expression: { vi: 'Biểu thức FEEL', en: 'FEEL expression' }, chooseResult: { vi: 'Chọn kết quả', en: 'Choose a result' },
});
