import { chain, end, flow, job, join, xor, type Sketch } from '../sketch.ts';

/** One instance a dossier, beside the procedure (design §4): no running timer is ever re-dated, a moved clock is evaluated again. */
export const statutoryClock: Sketch = {
  processId: 'statutory-clock',
  name: 'Đồng hồ thời hạn',
  documentation: 'Message clock-started (correlation key and message id: dossier id) starts it; every ledger entry publishes clock-moved.',
  nodes: [
    { id: 'clock-started', kind: 'message-start', name: 'Bắt đầu tính thời hạn', col: 0, row: 0, message: 'clock-started', label: 'below' },
    join('evaluate-again', 1, 0),
    job('clock-evaluate', 'Đánh giá thời hạn', 'clock-evaluate', 2, 0),
    xor('clock-over', 'Hết tính giờ?', 3, 0),
    end('clock-stopped', 'Thời hạn đã dừng', 4, 0),
    { id: 'wait-for-clock', kind: 'event-gateway', name: 'Việc nào đến trước?', col: 3, row: 1, label: 'above-right' },
    { id: 'next-wake', kind: 'timer', name: 'Đến mốc kế tiếp', col: 2, row: 1, date: 'nextWakeAt', label: 'below' },
    { id: 'clock-moved', kind: 'message', name: 'Sổ thời hạn có mục mới', col: 2, row: 2, message: 'clock-moved', correlationKey: 'dossierId', label: 'below' },
  ],
  flows: [
    ...chain('clock-started', 'evaluate-again', 'clock-evaluate', 'clock-over'),
    flow('clock-over', 'clock-stopped', { name: 'Rồi', when: 'over' }),
    flow('clock-over', 'wait-for-clock', { name: 'Chưa', when: 'default' }),
    flow('wait-for-clock', 'next-wake'), flow('wait-for-clock', 'clock-moved'),
    flow('next-wake', 'evaluate-again', { route: { first: 'horizontal' } }),
    flow('clock-moved', 'evaluate-again', { route: { turn: 0.45 } }),
  ],
};
