import type { DocumentDuty } from '../schema/imported-facts.ts';
import { plainText, withoutBullet } from '../schema/plain-text.ts';

/**
 * What a line among the documents is. The source puts headings ("Giấy tờ phải xuất trình:"), notes ("Lưu ý: …", rules for officers) and leftovers (";", "0")
 * into the same list as documents; the first rule that fits decides, and its name stands in the import's report.
 */
export type LineVerdict =
  | { readonly is: 'document'; readonly duty: DocumentDuty; readonly rule: string }
  /** `duty`: what holds for the documents below it. */
  | { readonly is: 'heading'; readonly duty?: DocumentDuty; readonly rule: string }
  | { readonly is: 'note'; readonly rule: string }
  | { readonly is: 'nothing'; readonly rule: string };

export interface Line { readonly name: string; readonly original: number; readonly copies: number }
interface LineRule { readonly id: string; readonly fits: (text: string, line: Line) => boolean; readonly verdict: 'heading' | 'note' | 'nothing'; readonly example: string }

/** Words that the name of a document begins with. */
const PAPER_WORDS = [
  String.raw`bản|giấy|đơn|tờ|văn bản|vb|hợp đồng|biên bản|quyết định|báo cáo|danh sách|danh mục|phiếu|hộ chiếu|chứng (?:từ|chỉ|minh|thư|cứ|nhận)|hóa đơn|hoá đơn|sổ`,
  String.raw`thẻ|tài liệu|hồ sơ|công (?:văn|hàm)|thông (?:báo|tin)|nghị quyết|điều (?:lệ|ước)|đề (?:án|cương|nghị|xuất)|phương án|kế hoạch|sơ (?:yếu|đồ|họa)`,
  String.raw`lý lịch|(?:\d+ )?ảnh|mẫu|vận (?:đơn|tải)|kết quả|bảng|dự (?:thảo|án|toán)|bằng|chương trình|cam kết|xác nhận|thuyết minh|quy (?:trình|chế)|biên lai`,
  String.raw`trích lục|mảnh|bình đồ|thư|nhật ký|học bạ|giải trình|ý kiến|thỏa thuận|ủy nhiệm|tóm tắt|thiết kế|phụ lục|nhãn|di chúc|căn cước`,
].join('|');
const PAPER = String.raw`(?:\d{1,2}\s*(?:\([^)]*\)\s*)?)?(?:các loại |các |những |một trong (?:các |những )?(?:loại )?)?(?:${PAPER_WORDS})`;
const startsAsPaper = new RegExp(`^${PAPER}(?![\\p{L}])`, 'iu');
const namesAPaper = new RegExp(`(?:^|[\\s:(])(?:nộp|kèm(?: theo)?|gửi|xuất trình|bổ sung|cung cấp|phải có|có|gồm|:)\\s+(?:thêm |cho [^:]{0,60}: ?|kèm )?${PAPER}(?![\\p{L}])`, 'iu');
const uncounted = (line: Line): boolean => line.original + line.copies === 0;
/** What officers or applicants may, must or need not do: prose about the papers, no paper. */
const PROSE = /(?:có trách nhiệm|có quyền|chịu trách nhiệm|không (?:phải|được|yêu cầu|cần) (?:nộp|yêu cầu|xuất trình|cung cấp)|được (?:thực hiện|lựa chọn|xác định|hệ thống)|phải được|phải (?:rõ|đáp ứng|bảo đảm|đảm bảo)|thì (?:cơ quan|người|việc|thành phần|không|phải|hộ chiếu|được)|tải lên|cơ quan (?:hải quan|đăng ký|tiếp nhận) (?:chấp nhận|từ chối|yêu cầu)|ngay sau khi|chậm nhất)/iu;

const RULES: readonly LineRule[] = [
  { id: 'leftover', verdict: 'nothing', example: '; or 0', fits: (text) => text.replace(/[^\p{L}]/gu, '').length < 4 },
  { id: 'says-there-is-none', verdict: 'nothing', example: 'không quy định', fits: (text) => /^(?:không (?:quy định|có|yêu cầu)|chưa có thông tin)\W*$/iu.test(text) },
  { id: 'number-of-sets', verdict: 'note', example: 'Số lượng hồ sơ: 01 bộ', fits: (text) => /^(?:hai|ba|\(?\d+\)?)?\W*số lượng(?: hồ sơ| bộ|\s*:)/iu.test(text) },
  { id: 'remark', verdict: 'note', example: '* Lưu ý: …', fits: (text) => /^(?:lưu ý|ghi chú|chú ý|chú thích|nb)(?![\p{L}])/iu.test(text) },
  { id: 'other-form', verdict: 'note', example: 'hoặc 01 bản sao có chứng thực)', fits: (text) => /^hoặc (?:\d+ )?bản (?:sao|chính|gốc|điện tử|chụp)\s+(?:có chứng thực|được chứng thực|kèm|để đối chiếu|điện tử)/iu.test(text) },
  { id: 'duty-heading', verdict: 'heading', example: '- Giấy tờ phải xuất trình:', fits: (text) => /^(?:các )?(?:loại )?giấy tờ (?:phải |cần |được )?(?:nộp|xuất trình)[^.;]{0,60}:?$/iu.test(text) },
  { id: 'heading', verdict: 'heading', example: 'Trường hợp …, hồ sơ gồm:', fits: (text, line) => /:$/.test(text) && (uncounted(line) || !startsAsPaper.test(text) || /^hồ sơ[^:]{0,160}(?:gồm|như sau|sau)(?: có)?\s*:$/iu.test(text)) },
  { id: 'file-heading', verdict: 'heading', example: 'Thành phần hồ sơ', fits: (text) => /^(?:thành phần(?:, số lượng)? hồ sơ|hồ sơ (?:bao )?gồm(?: có)?|bao gồm|gồm có|nộp trực tiếp|nộp trực tuyến)\W*$/iu.test(text) },
  { id: 'state-data-clause', verdict: 'note', example: 'Thành phần hồ sơ … được thay thế hoặc cắt giảm …', fits: (text) => /^\W*thành phần hồ sơ/iu.test(text) && /(?:thay thế|cắt giảm|chứng thực|quy định)/iu.test(text) },
  { id: 'data-instead-of-papers', verdict: 'note', example: '(Trường hợp khai thác được thông tin về …)', fits: (text) => /^\W*(?:trường hợp|khi|nếu)[^:]{0,120}(?:khai thác được|không khai thác|đã có (?:trong|trên)|kết nối)/iu.test(text) && !namesAPaper.test(text) },
  { id: 'prose-without-paper', verdict: 'note', example: 'Người ủy quyền … chịu trách nhiệm …', fits: (text) => PROSE.test(text) && !startsAsPaper.test(text) && !namesAPaper.test(text) },
  { id: 'uncounted-prose', verdict: 'note', example: 'Trường hợp nộp hồ sơ trực tuyến thì … (0 bản chính, 0 bản sao)', fits: (text, line) => uncounted(line) && !startsAsPaper.test(text) && (PROSE.test(text) || /^\W*(?:trường hợp|đối với|khi|nếu|người|cá nhân|cơ quan|tổ chức|thời hạn|trong thời hạn)/iu.test(text)) },
];

/** `Tài liệu thay thế …`, `hoặc 01 bản …`, `… thay cho vận đơn`: another paper of the case may be handed in instead. Not: 'giấy tờ có giá trị thay thế', a replaced circular, a replaced bank. */
const INSTEAD_OF = /^(?:hoặc(?![\p{L}])|tài liệu thay thế)|thì (?:được )?(?:thay thế bằng|nộp [^.;]{0,120} thay (?:cho|thế) (?:giấy|vận|tờ|hợp đồng|chứng|bản))|^trường hợp không có [^.;]{0,80} thì (?:nộp|phải nộp|thay)/iu;
const SHOW = /^(?:các )?(?:giấy tờ (?:phải |cần )?)?xuất trình(?![\p{L}])|^(?:bản chính|bản gốc)[^.;]{0,200}(?:để|chỉ) (?:đối chiếu|kiểm tra)\W*$|^[^.;]{0,200}\((?:chỉ )?xuất trình[^)]{0,40}\)\W*$/iu;

/** @param inherited the duty that the nearest heading above gives. */
export function verdictOf(line: Line, inherited: DocumentDuty = 'submit'): LineVerdict {
  const text = withoutBullet(plainText(line.name));
  const rule = RULES.find((candidate) => candidate.fits(text, line));
  if (rule?.verdict === 'heading') return { is: 'heading', ...dutyOfHeading(text), rule: rule.id };
  if (rule) return { is: rule.verdict, rule: rule.id };
  if (INSTEAD_OF.test(text)) return { is: 'document', duty: 'instead-of', rule: 'instead-of' };
  if (SHOW.test(text)) return { is: 'document', duty: 'show', rule: 'show' };
  return { is: 'document', duty: inherited, rule: inherited === 'submit' ? 'document' : 'under-heading' };
}

/** 'nộp/xuất trình' leaves it open: then nothing is said and 'submit' stays. */
export function dutyOfHeading(text: string): { readonly duty?: DocumentDuty } {
  const shows = /xuất trình/iu.test(text);
  const submits = /(?:phải|cần|được)?\s*nộp/iu.test(text);
  if (shows && !submits) return { duty: 'show' };
  return submits && !shows ? { duty: 'submit' } : {};
}
