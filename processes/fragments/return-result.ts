import { chain, end, flow, job, join, task, xor, type Part } from '../compile/sketch.ts';

/** From the signed result to the closed dossier, eight cells to the right of (`col`, `row`). Enter at `issue-result`. The return itself is not counted in the limit. */
export const returnResult = (col: number, row: number, limitMinutes = 30): Part => ({
  nodes: [
    job('issue-result', 'Phát hành kết quả', 'issue-result', col, row, { outcome: 'granted' }),
    job('notify-result', 'Báo đã có kết quả', 'send-notice', col + 1, row, { notice: 'result-ready' }),
    xor('result-channel', 'Nhận kết quả ở đâu?', col + 2, row),
    task('return-result', 'Trả kết quả tại quầy', 'return-result', 'counter-officer', 'one-stop', limitMinutes, col + 3, row),
    job('deliver-result', 'Gửi qua bưu chính, điện tử', 'deliver-result', col + 3, row + 1),
    join('result-returned', col + 4, row),
    job('request-rating', 'Mời đánh giá', 'request-rating', col + 4.8, row),
    job('close-dossier', 'Đóng hồ sơ', 'close-dossier', col + 5.8, row, { reason: 'returned' }),
    end('dossier-closed', 'Đã trả kết quả', col + 6.6, row),
  ],
  flows: [
    ...chain('issue-result', 'notify-result', 'result-channel'),
    flow('result-channel', 'return-result', { name: 'Quầy', when: 'resultChannel = "counter"' }),
    flow('result-channel', 'deliver-result', { name: 'Khác', when: 'default' }),
    ...chain('return-result', 'result-returned'), ...chain('deliver-result', 'result-returned'),
    ...chain('result-returned', 'request-rating', 'close-dossier', 'dossier-closed'),
  ],
});
