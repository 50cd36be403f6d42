import { limitText } from '../../queries/limit-text.ts';
import type { FormDocument } from '../form-document.ts';
import type { FormSource } from '../gather-form.ts';
import { applicantRows, authorisedRows } from './applicant-rows.ts';

const RESULT_PLACES: Readonly<Record<string, string>> = { counter: 'Bộ phận tiếp nhận và trả kết quả', post: 'Qua dịch vụ bưu chính, theo địa chỉ trên', electronic: 'Bản điện tử, qua tài khoản của người nộp' };

/** Mẫu số 01: receipt and appointment. */
export function receiptForm({ row, components, receiver, words, begin }: FormSource): FormDocument {
  const receivedAt = row.received_at!;
  const channel = row.facts.channels.find((each) => each.channel === row.channel);
  const submitted = components.filter((each) => each.state === 'submitted' || each.state === 'shown');
  return {
    ...begin(1, 'BPTNTKQ', receivedAt),
    code: row.code,
    blocks: [
      { kind: 'fields', rows: [{ label: 'Mã hồ sơ', value: row.code, strong: true }, ...applicantRows(row.applicant), ...authorisedRows(row.applicant), { label: 'Nội dung yêu cầu giải quyết', value: row.content || row.procedure_name, strong: true }] },
      { kind: 'list', lead: 'Thành phần hồ sơ nộp gồm:', items: submitted.map((each) => `${each.name}${counted(each)}`) },
      { kind: 'fields', rows: [
        { label: 'Số lượng hồ sơ', value: `${String(row.copies).padStart(2, '0')} (bộ)` },
        { label: 'Thời gian giải quyết theo quy định', value: limitText(channel && channel.limit.value > 0 ? channel.limit : null, 'vi') },
        { label: 'Thời gian nhận hồ sơ', value: words.instant(receivedAt) },
        { label: 'Thời gian trả kết quả', value: row.due_at ? words.due(row.due_at) : 'không quy định thời hạn', strong: true },
        { label: 'Đăng ký nhận kết quả tại', value: RESULT_PLACES[row.result_channel] ?? row.result_channel },
        { label: 'Vào Sổ theo dõi hồ sơ, quyển số', value: `${words.year(receivedAt)}   Số thứ tự: ${row.register_no ?? ''}` },
        { label: 'Tra cứu và đánh giá', value: `mã hồ sơ ở trên; mã bí mật ${row.lookup_secret}` },
      ] },
    ],
    signatures: [{ role: 'Người nộp hồ sơ', note: '(Ký và ghi rõ họ tên)', name: row.applicant.authorised?.name ?? row.applicant.name }, { role: 'Người tiếp nhận hồ sơ', note: '(Ký và ghi rõ họ tên)', name: receiver }],
  };
}

function counted({ originals, copies, state }: { readonly originals: number; readonly copies: number; readonly state: string }): string {
  const parts = [originals > 0 ? `${originals} bản chính` : '', copies > 0 ? `${copies} bản sao` : '', state === 'shown' ? 'xuất trình' : ''].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}
