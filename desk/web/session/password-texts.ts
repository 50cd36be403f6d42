import { texts } from '../i18n/text-table.ts';

export const passwordTexts = texts({
  password: { vi: 'Mật khẩu', en: 'Password' },
  title: { vi: 'Đổi mật khẩu', en: 'Change my password' },
  hint: { vi: 'Các phiên đăng nhập khác của bạn sẽ kết thúc.', en: 'Your other sessions will end.' },
  current: { vi: 'Mật khẩu hiện tại', en: 'Current password' },
  next: { vi: 'Mật khẩu mới', en: 'New password' },
  nextHint: { vi: 'Ít nhất 10 ký tự', en: 'At least 10 characters' },
  again: { vi: 'Nhập lại mật khẩu mới', en: 'The new password again' },
  different: { vi: 'Hai lần nhập không giống nhau', en: 'The two do not agree' },
  save: { vi: 'Đổi mật khẩu', en: 'Change' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  saved: { vi: 'Đã đổi mật khẩu', en: 'The password is changed' },
});
