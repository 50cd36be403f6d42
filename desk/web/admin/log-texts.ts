import { texts } from '../i18n/text-table.ts';

export const logTexts = texts({
  hint: { vi: 'Ai đã đổi cơ quan, tài khoản, ủy quyền, quy tắc và thử lại việc gì. Chỉ thêm, không sửa, không xóa.', en: 'Who changed agencies, accounts, delegations and rules, and tried what again. Only added to, never changed or deleted.' },
  none: { vi: 'Chưa có gì.', en: 'Nothing yet.' },
  at: { vi: 'Lúc', en: 'At' },
  actor: { vi: 'Người làm', en: 'Who' },
  kind: { vi: 'Việc', en: 'What' },
  subject: { vi: 'Đối tượng', en: 'Of' },
  changes: { vi: 'Thay đổi', en: 'Changes' },
  system: { vi: 'Hệ thống', en: 'The system' },
  yes: { vi: 'có', en: 'yes' },
  no: { vi: 'không', en: 'no' },
  nothing: { vi: '(trống)', en: '(none)' },
});

export const logKindTexts = texts({
  'first-administrator': { vi: 'Tạo quản trị viên đầu tiên', en: 'First administrator made' },
  'agency-added': { vi: 'Thêm cơ quan', en: 'Agency added' },
  'agency-changed': { vi: 'Sửa cơ quan', en: 'Agency changed' },
  'account-added': { vi: 'Thêm tài khoản', en: 'Account added' },
  'account-changed': { vi: 'Sửa tài khoản', en: 'Account changed' },
  'account-closed': { vi: 'Khóa tài khoản', en: 'Account closed' },
  'account-opened': { vi: 'Mở lại tài khoản', en: 'Account opened again' },
  'password-reset': { vi: 'Cấp mật khẩu mới', en: 'New password given' },
  'delegation-granted': { vi: 'Ủy quyền', en: 'Delegated' },
  'delegation-revoked': { vi: 'Chấm dứt ủy quyền', en: 'Delegation ended' },
  'rule-set': { vi: 'Đặt quy tắc', en: 'Rule set' },
  'document-kind-decided': { vi: 'Xếp loại giấy tờ', en: 'Kind of document decided' },
  'cost-parameter-set': { vi: 'Đặt tham số chi phí tuân thủ', en: 'Parameter of compliance cost set' },
  'job-retried': { vi: 'Thử lại bước tự động', en: 'Automatic step tried again' },
  'outbox-retried': { vi: 'Gửi lại', en: 'Sent again' },
});

/** Words for the fields of `AdministrationEntry.changes`; one that came later shows as its id. */
export const logFieldTexts = texts({
  name: { vi: 'Tên', en: 'Name' }, kind: { vi: 'Loại', en: 'Kind' }, level: { vi: 'Cấp', en: 'Level' }, parentId: { vi: 'Cấp trên', en: 'Parent' }, calendarId: { vi: 'Lịch', en: 'Calendar' }, dossierCodePart: { vi: 'Mã định danh', en: 'Code part' },
  username: { vi: 'Tên đăng nhập', en: 'User name' }, agencyId: { vi: 'Cơ quan', en: 'Agency' }, roles: { vi: 'Vai trò', en: 'Roles' }, atOneStop: { vi: 'Tại Một cửa', en: 'At the one-stop' }, active: { vi: 'Được đăng nhập', en: 'May sign in' },
  power: { vi: 'Nội dung', en: 'Power' }, matter: { vi: 'Phạm vi', en: 'Matter' }, inForceFrom: { vi: 'Từ', en: 'From' }, inForceTo: { vi: 'Đến', en: 'To' }, reason: { vi: 'Lý do', en: 'Reason' },
  on: { vi: 'Áp dụng', en: 'In use' }, scope: { vi: 'Phạm vi', en: 'Scope' }, value: { vi: 'Giá trị', en: 'Value' },
});
