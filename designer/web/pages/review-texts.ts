import { texts } from '../../../desk/web/i18n/text-table.ts';

export const reviewTexts = texts({
  edit: { vi: 'Tiếp tục soạn', en: 'Edit' }, recall: { vi: 'Thu hồi', en: 'Recall' }, reject: { vi: 'Trả lại', en: 'Send back' }, approve: { vi: 'Duyệt', en: 'Approve' }, deploy: { vi: 'Triển khai', en: 'Deploy' },
  author: { vi: 'Người soạn', en: 'Author' }, lastEdited: { vi: 'sửa lần cuối: {who}', en: 'last edited by {who}' }, note: { vi: 'Nội dung trình', en: 'Note' }, rejectedBy: { vi: 'Người trả lại', en: 'Sent back by' }, approvedBy: { vi: 'Người duyệt', en: 'Approved by' },
  deployedAs: { vi: 'Đã triển khai', en: 'Deployed' }, deployedVersion: { vi: 'Phiên bản {n}', en: 'Version {n}' }, ownWork: { vi: 'Bạn đã tham gia soạn bản thảo này nên không tự duyệt được; cần một lãnh đạo khác.', en: 'You worked on this draft, so another leader has to approve it.' },
  outdated: { vi: 'Sau khi bản thảo này được lập, phiên bản {n} đã được triển khai. So sánh dưới đây là với phiên bản đó.', en: 'Since this draft was begun, version {n} was deployed. The comparison below is with that version.' },
  compareWith: { vi: 'So sánh với', en: 'Compare with' }, running: { vi: 'Phiên bản đang chạy', en: 'Deployed version' }, replaced: { vi: 'Phiên bản được thay', en: 'Replaced version' }, before: { vi: 'Trước tái cấu trúc', en: 'Before re-engineering' }, shipped: { vi: 'Bản kèm theo hệ thống', en: 'As shipped' }, draft: { vi: 'Bản thảo', en: 'Draft' },
  factsGround: { vi: 'Căn cứ thay đổi dữ kiện', en: 'Ground for the change of facts' },
  numbers: { vi: 'Số liệu', en: 'Numbers' }, changes: { vi: 'Thay đổi ({n})', en: 'Changes ({n})' }, steps: { vi: 'Các bước', en: 'Steps' }, reason: { vi: 'Lý do trả lại', en: 'Reason' }, cancel: { vi: 'Đóng', en: 'Close' },
});
