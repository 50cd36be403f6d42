import { chain, end, flow, job, task, xor, type Part } from '../compile/sketch.ts';

/**
 * The supplement loop below the main row, drawn from right to left: form 02 once (Decree 61 Art. 11.2.c; 15.3), wait, check again.
 * Needs `refuse` (the refusal fragment) and `check-again` (the receive fragment) in the same sketch.
 * @param refuseLane row along which the refusals run to the right, below everything else.
 */
export const supplement = (refuseLane: number): Part => ({
  nodes: [
    task('prepare-supplement', 'Lập phiếu bổ sung (Mẫu 02)', 'prepare-supplement', 'counter-officer', 'one-stop', 60, 5, 1),
    xor('supplement-sent', 'Còn được bổ sung?', 4, 1),
    job('request-supplement', 'Yêu cầu bổ sung (một lần)', 'request-supplement', 3, 1),
    xor('supplement-allowed', 'Được phép?', 2, 1),
    job('await-supplement', 'Chờ người nộp bổ sung', 'await-supplement', 1, 1),
    xor('supplement-received', 'Đã bổ sung?', 0, 1, 'below-left'),
    job('notify-supplement-expired', 'Thông báo hết hạn bổ sung', 'send-notice', 0, 2, { notice: 'supplement-expired' }),
    job('close-supplement-expired', 'Đóng hồ sơ quá hạn bổ sung', 'close-dossier', 1, 2, { reason: 'supplement-expired' }),
    end('supplement-expired', 'Hết hạn', 1.7, 2),
  ],
  flows: [
    flow('prepare-supplement', 'supplement-sent'),
    flow('supplement-sent', 'request-supplement', { name: 'Gửi phiếu', when: 'supplementRequest = "sent"' }),
    flow('supplement-sent', 'refuse', { name: 'Từ chối', when: 'default', route: { lane: refuseLane, at: -25 } }),
    flow('request-supplement', 'supplement-allowed'),
    flow('supplement-allowed', 'await-supplement', { name: 'Được', when: 'supplementAllowed' }),
    flow('supplement-allowed', 'refuse', { name: 'Hết lượt', when: 'default', route: { lane: refuseLane + 0.25, at: 25 } }),
    flow('await-supplement', 'supplement-received'),
    flow('supplement-received', 'check-again', { name: 'Rồi', when: 'supplementOutcome = "received"', route: { lane: 0.5 } }),
    flow('supplement-received', 'notify-supplement-expired', { name: 'Hết hạn', when: 'default' }),
    ...chain('notify-supplement-expired', 'close-supplement-expired', 'supplement-expired'),
  ],
});
