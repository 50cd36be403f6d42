import type { Piece } from '../../compile/piece.ts';
import { chain, flow, join, job, xor } from '../../compile/sketch.ts';
import type { StageTask } from '../../compile/stage.ts';
import { taskNode } from './task-node.ts';

const OUTCOME = 'appraisal-outcome';
const qualified = { from: OUTCOME, name: 'Đủ', when: 'appraisal = "approve"' };

/** The task that decides whether the dossier qualifies; "no" goes to the problem fragment below. */
export const appraise = (task: StageTask, col: number): Piece => ({
  nodes: [taskNode(task, col), xor(OUTCOME, 'Đủ điều kiện?', col + 1, 0)],
  flows: [flow(task.id, OUTCOME)],
  entry: task.id, exits: [qualified], width: 2, drafts: true, problemAt: { gateway: OUTCOME, col: col + 1 },
});

/** With a detour above: ordered by the officer, who then decides again. */
export const appraiseWithDetour = (task: StageTask, outcome: string, label: string, detour: StageTask, col: number): Piece => ({
  nodes: [taskNode(task, col), xor(OUTCOME, 'Đủ điều kiện?', col + 1.4, 0, 'above-left'), taskNode(detour, col + 0.7, -1)],
  flows: [flow(task.id, OUTCOME), flow(OUTCOME, detour.id, { name: label, when: `appraisal = "${outcome}"` }), flow(detour.id, task.id)],
  entry: task.id, exits: [qualified], width: 2.4, above: 1.4, drafts: true, problemAt: { gateway: OUTCOME, col: col + 1.4 },
});

/** "Four on the spot": appraised at the desk under a delegation, or by the division. */
export const onTheSpot = (task: StageTask, here: StageTask, col: number): Piece => ({
  nodes: [
    job('decide-on-the-spot', 'Xác định "4 tại chỗ"', 'decide-on-the-spot', col, 0),
    xor('on-the-spot', 'Giải quyết tại chỗ?', col + 1, 0),
    taskNode(task, col + 2), taskNode(here, col + 2, 1), join('appraised', col + 3, 0), xor(OUTCOME, 'Đủ điều kiện?', col + 4, 0),
  ],
  flows: [
    ...chain('decide-on-the-spot', 'on-the-spot'),
    flow('on-the-spot', here.id, { name: 'Tại chỗ', when: 'onTheSpot' }), flow('on-the-spot', task.id, { name: 'Chuyển', when: 'default' }),
    ...chain(task.id, 'appraised'), ...chain(here.id, 'appraised'), ...chain('appraised', OUTCOME),
  ],
  entry: 'decide-on-the-spot', exits: [qualified], width: 5, drafts: true, problemAt: { gateway: OUTCOME, col: col + 4 },
});

/** Signed and sealed at the desk under a delegation, or by the leader and the registry clerk. Needs `onTheSpot` before it. */
export const signHere = (task: StageTask, here: StageTask, stamp: StageTask, col: number): Piece => ({
  nodes: [
    xor('who-signs', 'Ký ở đâu?', col, 0), taskNode(task, col + 1), taskNode(here, col + 1, 1), join('signature-given', col + 2, 0),
    xor('signature-outcome', 'Đã ký?', col + 2.8, 0, 'above-left'), taskNode(stamp, col + 3.75), join('ready-to-issue', col + 4.6, 0),
  ],
  flows: [
    flow('who-signs', here.id, { name: 'Tại chỗ', when: 'onTheSpot' }), flow('who-signs', task.id, { name: 'Lãnh đạo', when: 'default' }),
    ...chain(task.id, 'signature-given'), ...chain(here.id, 'signature-given'), ...chain('signature-given', 'signature-outcome'),
    flow('signature-outcome', 'ready-to-issue', { name: 'Ký tại chỗ', when: 'signature = "signed" and onTheSpot', route: { lane: 0.7 } }),
    flow('signature-outcome', stamp.id, { name: 'Ký', when: 'default' }), ...chain(stamp.id, 'ready-to-issue'),
  ],
  entry: 'who-signs', exits: [{ from: 'ready-to-issue' }], returns: [{ from: 'signature-outcome', name: 'Trả lại', when: 'signature = "returned"' }], width: 5.4,
});
