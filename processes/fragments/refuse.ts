import { chain, end, job, task, type Part } from '../compile/sketch.ts';

/** Refusal with form 03 within the limit (Decree 61 Art. 19.8), five cells to the right of (`col`, `row`). Enter at `refuse`. */
export const refuse = (role: string, place: 'one-stop' | 'division', limitMinutes: number, col: number, row: number): Part => ({
  nodes: [
    task('refuse', 'Lập phiếu từ chối (Mẫu 03)', 'refuse', role, place, limitMinutes, col, row),
    job('issue-refusal', 'Phát hành văn bản từ chối', 'issue-result', col + 1, row, { outcome: 'refused' }),
    job('notify-refused', 'Thông báo từ chối', 'send-notice', col + 2, row, { notice: 'refused' }),
    job('close-refused', 'Đóng hồ sơ bị từ chối', 'close-dossier', col + 3, row, { reason: 'refused' }),
    end('refused', 'Đã từ chối', col + 4, row),
  ],
  flows: chain('refuse', 'issue-refusal', 'notify-refused', 'close-refused', 'refused'),
});
