import type { FormDocument } from '../form-document.ts';
import type { FormSource } from '../gather-form.ts';
import { applicantRows } from './applicant-rows.ts';
import { lastHistory } from './last-history.ts';

/** Mẫu số 02: the one request for a supplement, complete and exact (Decree 61/2018 Art. 11.2.c). */
export async function supplementForm({ deps, row, components, tasks, words, begin }: FormSource): Promise<FormDocument> {
  const asked = await lastHistory(deps, row.id, 'supplement-asked');
  const request = tasks.filter((task) => task.state === 'completed' && (task.form_key === 'prepare-supplement' || task.outcome === 'supplement')).at(-1);
  const wanted = (asked?.data['components'] as readonly string[] | undefined) ?? request?.data.components ?? components.filter((each) => each.state === 'asked').map((each) => each.component_id);
  const names = wanted.map((id) => components.find((each) => each.component_id === id)?.name ?? id);
  const reason = String(asked?.data['reason'] ?? request?.data.reason ?? '');
  const contact = String(request?.data.fields?.['contact'] ?? request?.completed_by_name ?? '');
  return {
    ...begin(2, 'PBS', asked?.at ?? row.received_at ?? new Date(deps.nowMs)),
    code: row.code,
    blocks: [
      { kind: 'fields', rows: [{ label: 'Hồ sơ của', value: row.applicant.name, strong: true }, { label: 'Nội dung yêu cầu giải quyết', value: row.content || row.procedure_name }, ...applicantRows(row.applicant).slice(2), { label: 'Mã hồ sơ', value: row.code }] },
      { kind: 'list', lead: 'Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:', items: names },
      { kind: 'fields', rows: [{ label: 'Lý do', value: reason }] },
      { kind: 'paragraph', text: `Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, xin liên hệ với ${contact || 'Bộ phận tiếp nhận và trả kết quả'} để được hướng dẫn. Hồ sơ chỉ được yêu cầu bổ sung một lần. Ngày yêu cầu: ${words.shortDate(asked?.at ?? new Date(deps.nowMs))}.` },
    ],
    signatures: [{ role: 'Người hướng dẫn', note: '(Ký và ghi rõ họ tên)', name: request?.completed_by_name ?? asked?.actor_name ?? '' }],
  };
}
