import type { FormDocument } from '../form-document.ts';
import type { FormSource } from '../gather-form.ts';
import { applicantRows } from './applicant-rows.ts';
import { lastHistory } from './last-history.ts';

/** Mẫu số 05: notice that the dossier is stopped (Circular 03/2025 Art. 7; its list of fields is ours [K]). */
export async function stopForm({ deps, row, words, begin }: FormSource): Promise<FormDocument> {
  const stopped = await lastHistory(deps, row.id, 'stopped', 'withdrawn');
  const at = stopped?.at ?? row.closed_at ?? new Date(deps.nowMs);
  return {
    ...begin(5, 'TBD', at),
    code: row.code,
    blocks: [
      { kind: 'fields', rows: [{ label: 'Mã hồ sơ', value: row.code, strong: true }, ...applicantRows(row.applicant), { label: 'Nội dung yêu cầu giải quyết', value: row.content || row.procedure_name }, { label: 'Thời gian nhận hồ sơ', value: row.received_at ? words.instant(row.received_at) : '' }] },
      { kind: 'paragraph', text: row.outcome === 'withdrawn' ? 'Theo đề nghị rút hồ sơ của tổ chức, cá nhân, khi chưa có kết quả giải quyết, cơ quan thông báo dừng giải quyết hồ sơ nêu trên.' : 'Cơ quan thông báo dừng giải quyết hồ sơ nêu trên.' },
      { kind: 'fields', rows: [{ label: 'Lý do', value: String(stopped?.data['reason'] ?? '') }, { label: 'Thời điểm dừng', value: words.instant(at), strong: true }] },
    ],
    signatures: [{ role: 'Người nộp hồ sơ', note: '(Ký và ghi rõ họ tên)', name: row.applicant.authorised?.name ?? row.applicant.name }, { role: 'Bộ phận tiếp nhận và trả kết quả', note: '(Ký và ghi rõ họ tên)', name: stopped?.actor_name ?? '' }],
  };
}
