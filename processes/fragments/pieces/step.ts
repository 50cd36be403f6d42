import type { Piece } from '../../compile/piece.ts';
import { flow, job, xor } from '../../compile/sketch.ts';
import type { StageQuestion, StageTask } from '../../compile/stage.ts';
import { taskNode } from './task-node.ts';

/** A task with one way on. */
export const step = (task: StageTask, col: number, drafts: boolean): Piece => ({
  nodes: [taskNode(task, col)], flows: [], entry: task.id, exits: [{ from: task.id }], width: 1, ...(drafts ? { drafts: true } : {}),
});

/** A task and its question: on, or back to the draft, or refused. */
export function decide(task: StageTask, ask: StageQuestion, col: number): Piece {
  const gateway = `${task.id}-outcome`;
  const no = { from: gateway, name: ask.noLabel, when: 'default' };
  return {
    nodes: [taskNode(task, col), xor(gateway, ask.question, col + 0.92, 0, ask.no === 'redraft' ? 'below' : 'above')],
    flows: [flow(task.id, gateway)],
    entry: task.id, exits: [{ from: gateway, name: ask.yesLabel, when: `${ask.variable} = "${ask.yes}"` }], width: 1.86,
    ...(ask.no === 'redraft' ? { returns: [no] } : { refusals: [no] }),
  };
}

/** The applicant's part: the clock is suspended before and resumed after it. */
export const pause = (task: StageTask, col: number): Piece => ({
  nodes: [
    job(`suspend-${task.id}`, 'Ngừng tính thời hạn', 'clock-move', col, 0, { move: 'suspend', ground: 'customer-part' }),
    taskNode(task, col + 1),
    job(`resume-${task.id}`, 'Tính tiếp thời hạn', 'clock-move', col + 2, 0, { move: 'resume', ground: 'customer-part-done' }),
  ],
  flows: [flow(`suspend-${task.id}`, task.id), flow(task.id, `resume-${task.id}`)],
  entry: `suspend-${task.id}`, exits: [{ from: `resume-${task.id}` }], width: 3,
});
