import type { Piece } from '../../compile/piece.ts';
import { chain, flow, job, join, xor } from '../../compile/sketch.ts';
import type { StageTask } from '../../compile/stage.ts';
import { taskNode } from './task-node.ts';

const suspend = (of: StageTask, col: number): ReturnType<typeof job> => job(`suspend-${of.id}`, 'Ngừng tính thời hạn', 'clock-move', col, 1, { move: 'suspend', ground: 'customer-part' });
const resume = (of: StageTask, col: number): ReturnType<typeof job> => job(`resume-${of.id}`, 'Tính tiếp thời hạn', 'clock-move', col, 1, { move: 'resume', ground: 'customer-part-done' });

/** A council concludes; what it wants revised, the applicant revises on the row below, to the right, without the clock. */
export function council(task: StageTask, revise: StageTask, col: number): Piece {
  const [outcome, problem, settled] = [`${task.id}-outcome`, `${task.id}-problem`, `${task.id}-settled`];
  return {
    nodes: [
      taskNode(task, col), xor(outcome, 'Hội đồng thông qua?', col + 1, 0), xor(problem, 'Chỉnh sửa được?', col + 1, 1, 'below-left'),
      suspend(revise, col + 2), taskNode(revise, col + 3, 1), resume(revise, col + 4), join(settled, col + 4, 0),
    ],
    flows: [
      flow(task.id, outcome), flow(outcome, settled, { name: 'Thông qua', when: 'conclusion = "passed"' }), flow(outcome, problem, { name: 'Chưa', when: 'default' }),
      flow(problem, `suspend-${revise.id}`, { name: 'Được', when: 'conclusion = "revise"' }),
      ...chain(`suspend-${revise.id}`, revise.id, `resume-${revise.id}`, settled),
    ],
    entry: task.id, exits: [{ from: settled }], refusals: [{ from: problem, name: 'Không', when: 'default' }], width: 4.8,
  };
}

/** A visit: planned, made, and made again after a remedy, which the applicant does on the row below, to the left, without the clock. */
export function siteVisit(plan: StageTask, task: StageTask, remedy: StageTask, col: number): Piece {
  const [outcome, problem] = [`${task.id}-outcome`, `${task.id}-problem`];
  return {
    nodes: [
      taskNode(plan, col), taskNode(task, col + 1.5), xor(outcome, 'Kiểm tra đạt?', col + 3, 0), xor(problem, 'Khắc phục được?', col + 3, 1, 'above-right'),
      suspend(remedy, col + 2), taskNode(remedy, col + 1, 1), resume(remedy, col),
    ],
    flows: [
      ...chain(plan.id, task.id, outcome), flow(outcome, problem, { name: 'Chưa', when: 'default' }),
      flow(problem, `suspend-${remedy.id}`, { name: 'Được', when: 'inspection = "remedy"' }),
      ...chain(`suspend-${remedy.id}`, remedy.id, `resume-${remedy.id}`, plan.id),
    ],
    entry: plan.id, exits: [{ from: outcome, name: 'Đạt', when: 'inspection = "passed"' }], refusals: [{ from: problem, name: 'Không', when: 'default' }], width: 4,
  };
}
