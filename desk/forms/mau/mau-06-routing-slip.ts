import type { FormDocument } from '../form-document.ts';
import type { FormSource } from '../gather-form.ts';

const PLACES: Readonly<Record<string, string>> = { 'one-stop': 'Bộ phận Một cửa', division: 'Phòng chuyên môn', leader: 'Lãnh đạo cơ quan', clerk: 'Văn thư', agency: 'Cơ quan phối hợp' };

/** Mẫu số 06: who gave the dossier to whom and when. On an electronic system it is the trace itself: every line comes from the tasks as they happened. */
export async function routingSlipForm({ deps, row, tasks, receivedBy, handledBy, receiver, words, begin }: FormSource): Promise<FormDocument> {
  const consulted = await deps.db('desk.consultation as c').join('desk.agency as a', 'a.id', 'c.asked_agency_id').where({ 'c.dossier_id': row.id }).distinct('a.name_vi').pluck('a.name_vi') as string[];
  const agencies = new Map((await deps.db('desk.agency').select<{ id: string; name_vi: string }[]>('id', 'name_vi')).map((agency) => [agency.id, agency.name_vi]));
  const steps = tasks.filter((task) => task.kind === 'user-task' && (task.state === 'completed' || task.state === 'closed' || task.claimed_at !== null));
  const unitOf = (task: (typeof tasks)[number]): string => (task.agency_id === handledBy.id ? (PLACES[task.place] ?? task.place) : (agencies.get(task.agency_id) ?? ''));
  const rows = steps.map((task, index) => {
    const previous = steps[index - 1];
    return [
      `1. Giao: ${previous ? unitOf(previous) : receivedBy.name_vi}\n2. Nhận: ${unitOf(task)}`,
      `${words.short(task.created_at)}${task.completed_at ? `\nđến ${words.short(task.completed_at)}` : ''}`,
      previous?.completed_by_name ?? receiver,
      task.completed_by_name ?? '',
      stepResult(task.completed_at, task.due_at),
      `${task.name}${task.data.reason ? `: ${task.data.reason}` : ''}`,
    ];
  });
  return {
    ...begin(6, 'PKS', row.received_at!),
    code: row.code,
    blocks: [
      { kind: 'fields', rows: [
        { label: 'Mã hồ sơ', value: row.code, strong: true }, { label: 'Cơ quan giải quyết', value: handledBy.name_vi }, { label: 'Cơ quan phối hợp', value: consulted.join('; ') || 'không' },
        { label: 'Ngày nhận', value: row.received_at ? words.instant(row.received_at) : '' }, { label: 'Ngày hẹn trả kết quả', value: row.due_at ? words.due(row.due_at) : 'không quy định thời hạn' },
      ] },
      { kind: 'table', columns: [{ title: 'Tên cơ quan, đơn vị', width: 24 }, { title: 'Thời gian giao, nhận', width: 19 }, { title: 'Người giao', width: 15 }, { title: 'Người nhận', width: 15 }, { title: 'Kết quả (trước hạn / đúng hạn / quá hạn)', width: 14 }, { title: 'Ghi chú', width: 20 }], rows },
    ],
    signatures: [],
    foot: 'Lập từ nhật ký của hệ thống · Thông tư 03/2025/TT-VPCP',
  };
}

function stepResult(completedAt: Date | null, dueAt: Date | null): string {
  if (!completedAt) return 'đang xử lý';
  if (!dueAt) return 'đã xong';
  return completedAt < dueAt ? 'trước hạn' : completedAt > dueAt ? 'quá hạn' : 'đúng hạn';
}
