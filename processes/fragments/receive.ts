import { chain, flow, job, join, start, xor, type Part } from '../compile/sketch.ts';

/**
 * The beginning of every dossier, on row 0 from column 0: claim, look up what the State already has, check what is left.
 * Leaves by `components-complete` (column 5) to the right; incomplete goes down into the supplement fragment.
 * Resolution 66.7/2025/NQ-CP: registers first, papers only for what they do not give.
 */
export const receive = (next?: string): Part => ({
  nodes: [
    start(0),
    job('claim-dossier', 'Nhận hồ sơ vào quy trình', 'claim-dossier', 1, 0),
    job('once-only-lookup', 'Tra cứu dữ liệu đã có', 'once-only-lookup', 2, 0),
    join('check-again', 3, 0),
    job('check-components', 'Kiểm tra thành phần hồ sơ', 'check-components', 4, 0),
    xor('components-complete', 'Hồ sơ đầy đủ?', 5, 0),
  ],
  flows: [
    ...chain('dossier-received', 'claim-dossier', 'once-only-lookup', 'check-again', 'check-components', 'components-complete'),
    ...(next ? [flow('components-complete', next, { name: 'Đủ', when: 'componentsComplete' })] : []),
    flow('components-complete', 'prepare-supplement', { name: 'Thiếu', when: 'default' }),
  ],
});
