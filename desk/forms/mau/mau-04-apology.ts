import type { ClockEntryRow } from '../../store/rows.ts';
import type { FormDocument } from '../form-document.ts';
import type { FormSource } from '../gather-form.ts';

/** Mẫu số 04: apology and the new date, at most once, signed by the head of the agency (Decree 61/2018 Art. 19.9). */
export async function apologyForm({ deps, row, tasks, receivedBy, words, begin }: FormSource): Promise<FormDocument> {
  const entries = await deps.db('desk.clock_entry').where({ dossier_id: row.id }).orderBy('seq').select<ClockEntryRow[]>();
  const extension = entries.findLastIndex((entry) => entry.kind === 'extend');
  const before = entries.slice(0, Math.max(0, extension)).findLast((entry) => entry.due_at !== null);
  const draft = tasks.filter((task) => task.form_key === 'draft-apology' && task.state === 'completed').at(-1);
  const signed = tasks.filter((task) => task.form_key === 'sign-apology' && task.outcome === 'signed').at(-1);
  return {
    ...begin(4, 'PXL', row.apology_signed_at!),
    code: row.code,
    blocks: [
      { kind: 'fields', rows: [{ label: 'Kính gửi', value: row.applicant.name, strong: true }] },
      { kind: 'paragraph', text: `Ngày ${row.received_at ? words.shortDate(row.received_at) : '……'}, ${receivedBy.name_vi} tiếp nhận giải quyết hồ sơ đề nghị “${row.procedure_name}” của Ông/Bà/Tổ chức, số định danh ${row.applicant.identityNumber}, mã số hồ sơ ${row.code}.` },
      { kind: 'fields', rows: [{ label: 'Thời gian hẹn giải quyết hồ sơ', value: before?.due_at ? words.due(before.due_at) : '' }] },
      { kind: 'paragraph', text: 'Đến nay, cơ quan chưa giải quyết xong hồ sơ theo đúng thời gian đã hẹn.' },
      { kind: 'fields', rows: [{ label: 'Lý do', value: String(draft?.data.reason ?? '') }] },
      { kind: 'paragraph', text: 'Cơ quan xin lỗi Ông/Bà/Tổ chức về sự chậm trễ này và đề nghị gia hạn thời gian giải quyết hồ sơ.' },
      { kind: 'fields', rows: [{ label: 'Thời gian trả kết quả mới', value: words.due(entries[extension]?.due_at ?? row.due_at ?? row.apology_signed_at!), strong: true }] },
    ],
    signatures: [{ role: 'Thủ trưởng cơ quan, đơn vị', note: '(Ký, ghi rõ họ tên và đóng dấu)', name: signed?.completed_by_name ?? '' }],
  };
}
