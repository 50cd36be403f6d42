import { texts } from '../../../desk/web/i18n/text-table.ts';

export const shellTexts = texts({
  skip: { vi: 'Đến nội dung chính', en: 'Skip to content' },
  menu: { vi: 'Trang', en: 'Pages' },
  designer: { vi: 'Thiết kế quy trình', en: 'Process designer' },
  desk: { vi: 'Bộ phận Một cửa', en: 'One-stop desk' },
  demonstration: { vi: 'Dữ liệu minh họa', en: 'Demonstration data' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  notForYou: { vi: 'Trang thiết kế quy trình dành cho cán bộ kiểm soát thủ tục, lãnh đạo và quản lý.', en: 'The designer is for reform staff, leaders and managers.' },
  noPage: { vi: 'Không có trang này.', en: 'There is no such page.' },
  procedures: { vi: 'Về danh mục thủ tục', en: 'Back to the procedures' },
});
