import { before } from '../../fragments/before.ts';

const collect = ['return-result', 'Trả kết quả tại quầy', 'return-result', 'counter-officer', 'one-stop', 30] as const;
const cashDesk = ['pay-at-cash-desk', 'Nộp tiền tại quỹ'] as const;

export const beforeBirthRegistration = before('1.001193', 'Đăng ký khai sinh', [
  ['appraise', 'Thẩm tra tờ khai, giấy chứng sinh', 'appraise', 'appraising-specialist', 'division', 240], ['carry-to-leader', 'Trình giấy lên lãnh đạo'], ['sign', 'Lãnh đạo ký', 'sign', 'leader', 'leader', 240],
  ['stamp', 'Văn thư đóng dấu', 'stamp', 'clerk', 'clerk', 60], ['sign-register', 'Cha, mẹ đến ký sổ', 'confirm-draft', 'counter-officer', 'one-stop', 60], collect,
]);
/** Joint circular 05/2015 (old record 2.000986): ≤ 20 days; police 15 days, social insurance 10 days; an officer carries the papers. */
export const beforeBirthBundle = before('2.000986', 'Liên thông khai sinh, thường trú, thẻ BHYT', [
  ['register-birth', 'Đăng ký khai sinh', 'appraise', 'appraising-specialist', 'division', 480], ['sign-birth', 'Lãnh đạo ký khai sinh', 'sign', 'leader', 'leader', 240],
  ['carry-to-police', 'Mang hồ sơ sang công an'], ['register-residence', 'Công an đăng ký thường trú', 'appraise', 'consulted-agency', 'agency', 7200], ['carry-from-police', 'Mang sổ hộ khẩu về'],
  ['list-for-insurance', 'Lập danh sách thẻ BHYT', 'stamp', 'clerk', 'clerk', 480], ['carry-to-insurance', 'Mang hồ sơ sang bảo hiểm'], ['issue-health-card', 'Bảo hiểm cấp thẻ BHYT', 'appraise', 'consulted-agency', 'agency', 4800],
  ['carry-from-insurance', 'Mang thẻ về xã'], collect,
]);
export const beforePermanentResidence = before('1.004222', 'Đăng ký thường trú', [
  ['appraise', 'Thẩm tra sổ hộ khẩu', 'appraise', 'appraising-specialist', 'division', 5760], ['carry-to-leader', 'Trình hồ sơ giấy'], ['sign', 'Trưởng Công an ký', 'sign', 'leader', 'leader', 960],
  ['stamp', 'Ghi sổ hộ khẩu, đóng dấu', 'stamp', 'clerk', 'clerk', 480], collect,
]);
export const beforeChildHealthCard = before('1.001939', 'Cấp thẻ BHYT', [
  ['assign', 'Phân công', 'assign', 'head-of-division', 'division', 480], ['appraise', 'Đối chiếu danh sách của xã', 'appraise', 'appraising-specialist', 'division', 2880], ['sign', 'Lãnh đạo ký', 'sign', 'leader', 'leader', 960], ['stamp', 'In thẻ giấy', 'stamp', 'clerk', 'clerk', 480], collect,
]);
export const beforeDrivingLicenceExchange = before('3.000347', 'Đổi giấy phép lái xe', [
  cashDesk, ['assign', 'Phân công', 'assign', 'head-of-division', 'division', 240], ['appraise', 'Tra cứu hồ sơ gốc', 'appraise', 'appraising-specialist', 'division', 960], ['review', 'Soát xét', 'review', 'head-of-division', 'division', 240],
  ['sign', 'Lãnh đạo ký', 'sign', 'leader', 'leader', 480], ['stamp', 'In giấy phép', 'stamp', 'clerk', 'clerk', 480], collect,
]);
export const beforeInternationalDrivingPermit = before('3.000353', 'Cấp giấy phép lái xe quốc tế', [
  cashDesk, ['assign', 'Phân công', 'assign', 'head-of-division', 'division', 240], ['appraise', 'Kiểm tra bản sao giấy phép', 'appraise', 'appraising-specialist', 'division', 960], ['sign', 'Lãnh đạo ký', 'sign', 'leader', 'leader', 720], ['stamp', 'In sổ, đóng dấu', 'stamp', 'clerk', 'clerk', 480], collect,
]);
export const beforePromotionNotice = before('2.000033', 'Thông báo hoạt động khuyến mại', [
  ['book-in', 'Văn thư vào sổ công văn đến', 'stamp', 'clerk', 'clerk', 120], ['assign', 'Phân công', 'assign', 'head-of-division', 'division', 240], ['appraise', 'Xem thông báo', 'appraise', 'appraising-specialist', 'division', 480], ['sign', 'Lãnh đạo ký phúc đáp', 'sign', 'leader', 'leader', 480],
  ['stamp', 'Đóng dấu, gửi đi', 'stamp', 'clerk', 'clerk', 120], collect,
]);
export const beforeCertifiedCopies = before('2.000815', 'Chứng thực bản sao từ bản chính', [
  ['appraise', 'Đối chiếu bản sao', 'appraise', 'appraising-specialist', 'division', 120], ['carry-to-leader', 'Trình tập bản sao'], ['sign', 'Lãnh đạo ký', 'sign', 'leader', 'leader', 180], ['carry-to-clerk', 'Chuyển xuống văn thư'], ['stamp', 'Vào sổ, đóng dấu', 'stamp', 'clerk', 'clerk', 60], cashDesk, collect,
]);
export const beforeLowVoltagePower = before('evn-low-voltage', 'Cấp điện mới hạ áp', [
  ['assign', 'Phân công', 'assign', 'head-of-division', 'division', 240], ['survey', 'Khảo sát', 'survey', 'appraising-specialist', 'agency', 960], ['invite-customer', 'Mời khách hàng đến trụ sở'], ['sign-agreement', 'Khách hàng ký hợp đồng giấy', 'sign-agreement', 'counter-officer', 'one-stop', 480],
  cashDesk, ['sign', 'Điện lực ký', 'sign', 'leader', 'leader', 480], ['install', 'Kéo dây, treo công tơ'], ['acceptance', 'Nghiệm thu đóng điện', 'acceptance', 'appraising-specialist', 'agency', 960], collect,
]);
/** Power side ≤ 10 working days and state agencies ≤ 15 days (Circular 24/2016), each permit asked for by the customer, one after the other. */
export const beforeMediumVoltagePower = before('evn-medium-voltage', 'Cấp điện mới trung áp', [
  ['assign', 'Phân công', 'assign', 'head-of-division', 'division', 240], ['survey', 'Khảo sát', 'survey', 'appraising-specialist', 'agency', 960], ['sign-agreement', 'Ký thỏa thuận đấu nối', 'sign-agreement', 'counter-officer', 'one-stop', 720],
  ['apply-construction', 'Khách hàng tự xin chấp thuận hướng tuyến'], ['construction-permit', 'Sở chấp thuận hướng tuyến', 'answer-consultation', 'consulted-agency', 'agency', 3600], ['apply-digging', 'Khách hàng tự xin đào đường'],
  ['digging-permit', 'Cấp phép đào đường', 'answer-consultation', 'consulted-agency', 'agency', 3600], ['build', 'Khách hàng thi công'], ['acceptance', 'Nghiệm thu đóng điện', 'acceptance', 'appraising-specialist', 'agency', 1440], ['sign', 'Điện lực ký hợp đồng', 'sign', 'leader', 'leader', 960], collect,
]);
export const beforeCertificateOfOrigin = before('1.000603', 'Cấp C/O mẫu AK', [
  cashDesk, ['appraise', 'Kiểm tra bộ chứng từ giấy', 'appraise', 'appraising-specialist', 'division', 600], ['review', 'Soát xét', 'review', 'head-of-division', 'division', 240], ['sign', 'Ký C/O', 'sign', 'leader', 'leader', 240], ['stamp', 'Đóng dấu, vào sổ', 'stamp', 'clerk', 'clerk', 120], collect,
]);
export const beforeHealthCardReissue = before('1.002759', 'Cấp lại thẻ BHYT', [
  ['assign', 'Phân công', 'assign', 'head-of-division', 'division', 480], ['appraise', 'Đối chiếu thẻ cũ, giấy tờ', 'appraise', 'appraising-specialist', 'division', 1440], ['review', 'Soát xét', 'review', 'head-of-division', 'division', 480], ['sign', 'Lãnh đạo ký', 'sign', 'leader', 'leader', 480], ['stamp', 'In thẻ giấy', 'stamp', 'clerk', 'clerk', 480], collect,
]);
