import { chain, end, flow, job, join, xor, type Part } from '../compile/sketch.ts';

/** The fee, on row 0 from `col` to `col + 3.6`: nothing due goes round, never paid closes the dossier. Enter at `compute-fee`; leave from `fee-settled`. */
export const pay = (col: number, next?: string): Part => ({
  nodes: [
    job('compute-fee', 'Tính phí, lệ phí', 'compute-fee', col, 0),
    xor('fee-due', 'Phải nộp?', col + 0.95, 0, 'above-left'),
    job('await-payment', 'Chờ nộp phí', 'await-payment', col + 1.9, 0),
    xor('fee-paid', 'Đã nộp?', col + 2.8, 0, 'below-left'),
    join('fee-settled', col + 3.6, 0),
    job('close-payment-expired', 'Đóng hồ sơ không nộp phí', 'close-dossier', col + 2.8, 1, { reason: 'payment-expired' }),
    end('payment-expired', 'Không nộp phí', col + 3.6, 1),
  ],
  flows: [
    ...chain('compute-fee', 'fee-due'),
    flow('fee-due', 'await-payment', { name: 'Có', when: 'feeDue > 0' }),
    flow('fee-due', 'fee-settled', { name: 'Không', when: 'default', route: { lane: -0.6 } }),
    ...chain('await-payment', 'fee-paid'),
    flow('fee-paid', 'fee-settled', { name: 'Rồi', when: 'paymentOutcome = "paid"' }),
    flow('fee-paid', 'close-payment-expired', { name: 'Chưa', when: 'default' }),
    ...chain('close-payment-expired', 'payment-expired'),
    ...(next ? [flow('fee-settled', next)] : []),
  ],
});
