import { texts } from '../../../desk/web/i18n/text-table.ts';

export const factsTexts = texts({
  tab: { vi: 'Dữ kiện ({n})', en: 'Facts ({n})' },
  hint: { vi: 'Giấy tờ, kênh nộp, thời hạn và giải quyết tại chỗ đổi cùng quy trình: hồ sơ mới theo dữ kiện mới, hồ sơ đang chạy giữ dữ kiện khi nhận. Phí là biểu phí do luật định, không đổi ở đây.', en: 'Papers, channels, limits and on-the-spot eligibility change together with the model: new dossiers take them, running ones keep those they were received under. Fees are tariffs of law and are not changed here.' },
  ground: { vi: 'Căn cứ thay đổi dữ kiện', en: 'Ground for the change of facts' },
  groundHint: { vi: 'Điều luật hoặc quyết định cho phép; thành nguồn của dữ kiện mới.', en: 'The article or decision that allows it; it becomes the source of the new facts.' },
  papers: { vi: 'Giấy tờ', en: 'Papers' }, paper: { vi: 'Giấy tờ', en: 'Paper' }, now: { vi: 'Hiện nay', en: 'Now' }, draft: { vi: 'Bản thảo', en: 'Draft' },
  byApplicant: { vi: 'người dân nộp', en: 'brought by the applicant' }, lookedUp: { vi: 'tra cứu từ {v}', en: 'looked up in {v}' },
  keep: { vi: 'giữ nguyên', en: 'as it is' }, drop: { vi: 'bỏ, không yêu cầu nữa', en: 'no longer asked for' }, askApplicant: { vi: 'người dân nộp', en: 'brought by the applicant' }, lookUp: { vi: 'tra cứu từ {v}', en: 'look up in {v}' },
  changeOf: { vi: 'Thay đổi: {v}', en: 'Change: {v}' },
  channels: { vi: 'Kênh nộp và thời hạn', en: 'Channels and limits' }, channel: { vi: 'Kênh nộp', en: 'Channel' }, used: { vi: 'Nhận', en: 'Used' }, legal: { vi: 'Thời hạn công bố', en: 'Published limit' }, limit: { vi: 'Thời hạn', en: 'Limit' }, unit: { vi: 'Đơn vị', en: 'Unit' },
  receivedBy: { vi: 'Nhận qua kênh {v}', en: 'Received through {v}' }, limitOf: { vi: 'Thời hạn {v}', en: 'Limit for {v}' }, unitOf: { vi: 'Đơn vị thời hạn {v}', en: 'Unit of the limit for {v}' }, none: { vi: 'không', en: 'none' },
  'working-day': { vi: 'ngày làm việc', en: 'working days' }, 'working-hour': { vi: 'giờ làm việc', en: 'working hours' }, 'calendar-day': { vi: 'ngày', en: 'days' }, 'same-day': { vi: 'trong ngày', en: 'same day' },
  onTheSpot: { vi: 'Được giải quyết tại chỗ (ủy quyền thẩm định, phê duyệt cho Bộ phận Một cửa)', en: 'May be processed on the spot (appraising and approving delegated to the one-stop)' },
  reset: { vi: 'Bỏ mọi thay đổi dữ kiện', en: 'Take all changes of facts back' },
});
