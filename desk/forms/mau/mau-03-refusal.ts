import type { FormDocument } from '../form-document.ts';
import type { FormSource } from '../gather-form.ts';
import { applicantRows } from './applicant-rows.ts';
import { lastHistory } from './last-history.ts';

const REFUSALS: readonly string[] = ['refuse', 'reject', 'infeasible', 'declined', 'rejected'];

/** Mẫu số 03: refusal, with its reason. */
export async function refusalForm({ deps, row, tasks, begin }: FormSource): Promise<FormDocument> {
  const closed = await lastHistory(deps, row.id, 'result-issued', 'closed', 'status-changed');
  const done = tasks.filter((task) => task.state === 'completed');
  // The slip's own words before those of the decision that led to it: both may bear the same instant.
  const decided = done.findLast((task) => task.form_key === 'refuse') ?? done.findLast((task) => REFUSALS.includes(task.outcome ?? ''));
  const at = decided?.completed_at ?? closed?.at ?? new Date(deps.nowMs);
  return {
    ...begin(3, 'PTC', at),
    code: row.code,
    blocks: [
      { kind: 'fields', rows: [...applicantRows(row.applicant), { label: 'Mã hồ sơ', value: row.code }, { label: 'Nội dung yêu cầu giải quyết', value: row.content || row.procedure_name }] },
      { kind: 'paragraph', text: 'Qua xem xét, cơ quan thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:' },
      { kind: 'fields', rows: [{ label: 'Lý do', value: String(decided?.data.reason ?? ''), strong: true }] },
    ],
    signatures: [{ role: 'Người nộp hồ sơ', note: '(Ký và ghi rõ họ tên)', name: row.applicant.authorised?.name ?? row.applicant.name }, { role: 'Người tiếp nhận hồ sơ', note: '(Ký và ghi rõ họ tên)', name: decided?.completed_by_name ?? '' }],
  };
}
