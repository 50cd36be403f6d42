import type { DossierRow } from '../../queries/dossier-rows.ts';
import { visibleDossiers } from '../../queries/visible-dossiers.ts';
import type { FormDocument } from '../form-document.ts';
import type { FormSource } from '../gather-form.ts';

const WAYS: Readonly<Record<string, string>> = { counter: 'Trực tiếp', post: 'Bưu chính', electronic: 'Điện tử' };
/** A page of the book: the dossiers before and after the one that was opened. */
const BEFORE = 15;
const LINES = 30;

/** Mẫu số 07: the register of the year, around this dossier's number. */
export async function registerForm({ deps, viewer, row, words, begin }: FormSource): Promise<FormDocument> {
  const year = words.year(row.received_at!);
  const from = Math.max(1, (row.register_no ?? 1) - BEFORE);
  const entries = await visibleDossiers(deps, viewer).where('v.agency_id', row.agency_id).whereNotNull('v.received_at').whereNotNull('v.register_no')
    .where('v.received_at', '>=', new Date(Date.UTC(year, 0, 1) - 86_400_000)).where('v.register_no', '>=', from).orderBy('v.register_no').limit(LINES).select('v.*') as unknown as DossierRow[];
  return {
    ...begin(7, 'STD', row.received_at!),
    subtitle: `Quyển số ${year}, từ số thứ tự ${from}`,
    blocks: [{
      kind: 'table',
      columns: [{ title: 'STT', width: 4 }, { title: 'Mã hồ sơ', width: 14 }, { title: 'Tên TTHC', width: 18 }, { title: 'Tên tổ chức, cá nhân', width: 14 }, { title: 'Địa chỉ, số điện thoại', width: 17 }, { title: 'Cơ quan chủ trì giải quyết', width: 13 },
        { title: 'Nhận hồ sơ', width: 8 }, { title: 'Hẹn trả kết quả', width: 8 }, { title: 'Trả kết quả', width: 8 }, { title: 'Phương thức nhận kết quả', width: 8 }, { title: 'Ký nhận', width: 7 }],
      rows: entries.filter((entry) => words.year(entry.received_at!) === year).map((entry) => [
        String(entry.register_no), entry.code, entry.procedure_name, entry.applicant.name, `${entry.applicant.address}\n${entry.applicant.phone}`, entry.agency_vi,
        words.shortDate(entry.received_at!), entry.due_at ? words.dueDate(entry.due_at) : '', entry.returned_at ? words.shortDate(entry.returned_at) : '', WAYS[entry.result_channel] ?? entry.result_channel, '',
      ]),
    }],
    signatures: [],
  };
}
