import type { Text } from '../../processes/schema/facts.ts';
import { registerName } from '../../processes/schema/register-names.ts';
import type { DossierStatus } from '../api/contract.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { isStatus, STATUS_TEXT } from '../domain/dossier-status.ts';
import type { HistoryKind } from '../store/history.ts';

export interface HistoryFacts { readonly catalogue: Catalogue; readonly data: Readonly<Record<string, unknown>>; readonly toStatus: number | null; /** Name of the step, '' when there is none. */ readonly taskName: string }

/** The words for what happened; desk/store/history.ts keeps the facts. A kind without words does not compile. */
const TEXTS: Readonly<Record<HistoryKind, (facts: HistoryFacts) => Text>> = {
  'submitted-online': () => ({ vi: 'Nộp hồ sơ trực tuyến', en: 'Submitted online' }),
  received: () => ({ vi: 'Tiếp nhận hồ sơ, in giấy hẹn (Mẫu 01)', en: 'Received; receipt and appointment slip printed (form 01)' }),
  'claimed-by-instance': () => ({ vi: 'Hồ sơ vào quy trình', en: 'Entered its process' }),
  'status-changed': ({ toStatus }) => { const status = statusText(toStatus); return { vi: `Trạng thái: ${status.vi}`, en: `Status: ${status.en}` }; },
  lookup: ({ data }) => { const name = registerName(said(data, 'register')); const result = LOOKUP[said(data, 'result')]; return { vi: `Tra cứu ${name.vi}${result?.vi ?? ''}`, en: `Looked up in ${name.en}${result?.en ?? ''}` }; },
  'components-checked': ({ data }) => (data['complete'] === false || (Array.isArray(data['missing']) && data['missing'].length > 0)
    ? { vi: 'Kiểm tra thành phần hồ sơ: còn thiếu', en: 'Component documents checked: some are missing' } : { vi: 'Kiểm tra thành phần hồ sơ: đầy đủ', en: 'Component documents checked: complete' }),
  'on-the-spot-decided': ({ data }) => (data['all'] === true || data['onTheSpot'] === true ? { vi: 'Giải quyết "4 tại chỗ"', en: 'To be processed "four on-the-spot"' } : { vi: 'Không đủ điều kiện "4 tại chỗ"', en: 'Not "four on-the-spot"' }),
  'task-opened': ({ taskName }) => ({ vi: `Giao việc: ${taskName}`, en: `Task opened: ${taskName}` }),
  'task-claimed': ({ taskName }) => ({ vi: `Nhận việc: ${taskName}`, en: `Task claimed: ${taskName}` }),
  'task-unclaimed': ({ taskName }) => ({ vi: `Trả lại việc: ${taskName}`, en: `Task put back: ${taskName}` }),
  'task-completed': (facts) => { const outcome = outcomeText(facts); return { vi: `Hoàn thành: ${facts.taskName}${outcome.vi}${because(facts.data).vi}`, en: `Completed: ${facts.taskName}${outcome.en}${because(facts.data).en}` }; },
  'task-closed': ({ taskName, data }) => ({ vi: `Đóng việc: ${taskName}${because(data).vi}`, en: `Task closed: ${taskName}${because(data).en}` }),
  'supplement-asked': ({ data }) => ({ vi: `Yêu cầu bổ sung hồ sơ (Mẫu 02)${because(data).vi}`, en: `Supplement asked for (form 02)${because(data).en}` }),
  'supplement-refused': () => ({ vi: 'Không được yêu cầu bổ sung lần nữa (một lần)', en: 'No second supplement request (once only)' }),
  'supplement-exception': ({ data }) => ({ vi: `Ngoại lệ: yêu cầu bổ sung thêm${because(data).vi}`, en: `Exception: a further supplement${because(data).en}` }),
  'supplement-received': () => ({ vi: 'Đã nhận bổ sung', en: 'Supplement received' }),
  'supplement-expired': () => ({ vi: 'Hết hạn bổ sung', en: 'The supplement never came' }),
  'component-added': ({ data }) => ({ vi: `Bổ sung giấy tờ${dash(data, 'name', 'componentId')}`, en: `Document added${dash(data, 'name', 'componentId')}` }),
  'file-stored': ({ data }) => ({ vi: `Lưu tệp${dash(data, 'name')}`, en: `File stored${dash(data, 'name')}` }),
  'clock-moved': ({ data }) => { const move = MOVES[said(data, 'kind') || said(data, 'move')]; return { vi: `Sổ thời hạn: ${move?.vi ?? said(data, 'kind')}`, en: `Clock: ${move?.en ?? said(data, 'kind')}` }; },
  'clock-event': ({ data }) => clockEventText(said(data, 'key'), data),
  'apology-drafted': ({ data }) => ({ vi: `Lập phiếu xin lỗi (Mẫu 04)${because(data).vi}`, en: `Apology drafted (form 04)${because(data).en}` }),
  'apology-signed': () => ({ vi: 'Ký phiếu xin lỗi, hẹn lại ngày trả (Mẫu 04)', en: 'Apology signed, new date given (form 04)' }),
  'apology-returned': ({ data }) => ({ vi: `Trả lại phiếu xin lỗi${because(data).vi}`, en: `Apology sent back${because(data).en}` }),
  'consultation-asked': ({ data }) => ({ vi: `Lấy ý kiến cơ quan phối hợp${dash(data, 'agency')}`, en: `Agency consulted${dash(data, 'agency')}` }),
  'consultation-answered': ({ data }) => ({ vi: `Cơ quan phối hợp trả lời${OPINIONS[said(data, 'opinion')]?.vi ?? ''}`, en: `Agency answered${OPINIONS[said(data, 'opinion')]?.en ?? ''}` }),
  'fee-computed': ({ data }) => ({ vi: `Phí, lệ phí: ${amount(data)}`, en: `Fee: ${amount(data)}` }),
  'payment-asked': ({ data }) => ({ vi: `Yêu cầu nộp phí: ${amount(data)}`, en: `Payment asked for: ${amount(data)}` }),
  'payment-taken': ({ data }) => ({ vi: `Đã thu phí: ${amount(data)}`, en: `Fee paid: ${amount(data)}` }),
  'payment-expired': ({ data }) => ({ vi: `Hết hạn nộp phí: ${amount(data)}`, en: `Fee not paid in time: ${amount(data)}` }),
  'linked-opened': ({ data }) => ({ vi: `Mở hồ sơ liên thông${dash(data, 'code')}`, en: `Linked dossier opened${dash(data, 'code')}` }),
  'linked-closed': ({ data }) => ({ vi: `Hồ sơ liên thông đã đóng${dash(data, 'code')}`, en: `Linked dossier closed${dash(data, 'code')}` }),
  'result-issued': ({ data }) => (said(data, 'outcome') === 'refused' ? { vi: 'Phát hành văn bản từ chối', en: 'Refusal issued' } : { vi: 'Phát hành kết quả', en: 'Result issued' }),
  'result-delivered': () => ({ vi: 'Đã gửi kết quả', en: 'Result delivered' }),
  'notice-queued': ({ data }) => ({ vi: `Chuẩn bị thông báo${dash(data, 'subject', 'kind')}`, en: `Notice prepared${dash(data, 'subject', 'kind')}` }),
  'notice-sent': ({ data }) => ({ vi: `Đã gửi thông báo${dash(data, 'subject', 'kind')}`, en: `Notice sent${dash(data, 'subject', 'kind')}` }),
  'rating-asked': () => ({ vi: 'Mời người nộp đánh giá', en: 'Applicant asked to rate' }),
  rated: ({ data }) => ({ vi: `Người nộp đánh giá: ${said(data, 'score')}/5`, en: `Rated ${said(data, 'score')} of 5` }),
  withdrawn: ({ data }) => ({ vi: `Người nộp rút hồ sơ${because(data).vi}`, en: `Withdrawn by the applicant${because(data).en}` }),
  stopped: ({ data }) => ({ vi: `Dừng giải quyết (Mẫu 05)${because(data).vi}`, en: `Stopped (form 05)${because(data).en}` }),
  closed: () => ({ vi: 'Đóng hồ sơ', en: 'Closed' }),
  urged: ({ data }) => ({ vi: `Cấp quản lý chỉ đạo${because(data).vi}`, en: `Instruction of the manager${because(data).en}` }),
};

export function historyText(kind: HistoryKind, facts: HistoryFacts): Text {
  // Rows that a newer version wrote are shown by their kind rather than hidden.
  return TEXTS[kind]?.(facts) ?? { vi: kind, en: kind };
}

/** Of these there is one a term; after ':' the others name what they are about. */
const TERMS = /^(warning|breach|late-without-apology|rung-\d)$/;

/** Keys of the clock's events: warning, breach, rung-1 …, supplement-expired; later terms carry ':n'. */
export function clockEventText(key: string, data: HistoryFacts['data'] = {}): Text {
  const [name = '', term] = key.split(':');
  const rung = /^rung-(\d)$/.exec(name)?.[1];
  const texts: Readonly<Record<string, Text>> = {
    warning: { vi: 'Cảnh báo sắp đến hạn (ít nhất 1 ngày trước)', en: 'Warning: the limit is near (at least a day before)' },
    breach: { vi: 'Quá hạn', en: 'Overdue' },
    apology: { vi: 'Đã xin lỗi và hẹn lại', en: 'Apology and new date' },
    'late-without-apology': { vi: 'Quá hạn mà chưa xin lỗi', en: 'Overdue without an apology' },
    'supplement-expired': { vi: 'Hết hạn chờ bổ sung', en: 'The supplement never came' },
    'payment-expired': { vi: 'Hết hạn nộp phí', en: 'The fee was not paid in time' },
    'acknowledgement-late': { vi: 'Cơ quan nhận hồ sơ liên thông chưa ai nhận việc đúng hạn', en: 'Nobody at the agency of the linked dossier has taken it in time' },
    'consultation-late': { vi: 'Cơ quan phối hợp không trả lời đúng hạn', en: 'The consulted agency did not answer in time' },
  };
  const text = rung ? { vi: `Báo lên cấp ${rung}: ${rungName(rung, data).vi}`, en: `Climbed to rung ${rung}: ${rungName(rung, data).en}` } : texts[name] ?? { vi: name, en: name };
  return term && TERMS.test(name) ? { vi: `${text.vi} (lần ${term})`, en: `${text.en} (term ${term})` } : text;
}

/** By the role that the ladder named (processes/clock-rules.yaml). */
const RUNG_ROLES: Readonly<Record<string, Text>> = {
  'appraising-specialist': { vi: 'cán bộ thụ lý', en: 'officer' }, 'counter-officer': { vi: 'cán bộ tiếp nhận', en: 'counter officer' }, 'head-of-division': { vi: 'lãnh đạo phòng', en: 'head of division' },
  'head-of-one-stop': { vi: 'Trưởng Bộ phận Một cửa', en: 'head of the one-stop' }, leader: { vi: 'lãnh đạo cơ quan', en: 'agency leader' }, manager: { vi: 'cấp quản lý', en: 'manager' },
};
const USUAL_ROLES = ['appraising-specialist', 'head-of-division', 'head-of-one-stop', 'leader'];
const rungName = (rung: string, data: HistoryFacts['data']): Text => RUNG_ROLES[said(data, 'role') || (USUAL_ROLES[Number(rung) - 1] ?? '')] ?? { vi: said(data, 'role'), en: said(data, 'role') };
const MOVES: Readonly<Record<string, Text>> = {
  start: { vi: 'bắt đầu tính', en: 'started' }, suspend: { vi: 'tạm dừng', en: 'suspended' }, resume: { vi: 'tiếp tục', en: 'resumed' }, restart: { vi: 'tính lại từ đầu', en: 'restarted from zero' },
  shift: { vi: 'lùi hạn', en: 'shifted' }, extend: { vi: 'gia hạn', en: 'extended' }, stop: { vi: 'dừng tính', en: 'stopped' },
};
const LOOKUP: Readonly<Record<string, Text>> = {
  found: { vi: ': có dữ liệu', en: ': found' }, 'not-found': { vi: ': không có dữ liệu', en: ': not found' }, incomplete: { vi: ': dữ liệu chưa đủ', en: ': incomplete' }, unreachable: { vi: ': không kết nối được', en: ': unreachable' },
};
const OPINIONS: Readonly<Record<string, Text>> = { agree: { vi: ': thống nhất', en: ': agrees' }, disagree: { vi: ': không thống nhất', en: ': disagrees' }, late: { vi: ': không trả lời đúng hạn', en: ': no answer in time' } };

const said = (data: HistoryFacts['data'], key: string): string => (data[key] === undefined || data[key] === null ? '' : String(data[key]));
const dash = (data: HistoryFacts['data'], ...keys: string[]): string => { const found = keys.map((key) => said(data, key)).find(Boolean); return found ? ` – ${found}` : ''; };
const because = (data: HistoryFacts['data']): Text => (said(data, 'reason') ? { vi: `. Lý do: ${said(data, 'reason')}`, en: `. Reason: ${said(data, 'reason')}` } : { vi: '', en: '' });
const amount = (data: HistoryFacts['data']): string => `${Number(data['amount'] ?? data['feeDue'] ?? 0).toLocaleString('vi-VN')} đ`;
const statusText = (status: number | null): Text => (status !== null && isStatus(status) ? STATUS_TEXT[status as DossierStatus] : { vi: String(status ?? ''), en: String(status ?? '') });

function outcomeText({ catalogue, data }: HistoryFacts): Text {
  const outcome = said(data, 'outcome');
  if (!outcome) return { vi: '', en: '' };
  const label = catalogue.form(said(data, 'formKey'))?.outcomes.find(({ value }) => value === outcome)?.label ?? { vi: outcome, en: outcome };
  return { vi: ` – ${label.vi}`, en: ` – ${label.en}` };
}
