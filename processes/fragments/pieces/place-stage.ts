import type { Piece } from '../../compile/piece.ts';
import type { Stage } from '../../compile/stage.ts';
import { pay } from '../pay.ts';
import { appraise, appraiseWithDetour, onTheSpot, signHere } from './appraise.ts';
import { consult } from './consult.ts';
import { decide, pause, step } from './step.ts';
import { council, siteVisit } from './visit-and-council.ts';

/** The fragment of a stage, placed at a column of the main row. */
export function placeStage(stage: Stage, col: number): Piece {
  switch (stage.kind) {
    case 'step': return step(stage.task, col, stage.drafts === true);
    case 'decide': return decide(stage.task, stage.ask, col);
    case 'appraise': return appraise(stage.task, col);
    case 'appraise-detour': return appraiseWithDetour(stage.task, stage.outcome, stage.label, stage.detour, col);
    case 'on-the-spot': return onTheSpot(stage.task, stage.here, col);
    case 'sign-here': return signHere(stage.task, stage.here, stage.stamp, col);
    case 'consult': return consult(stage.id, stage.agencies, stage.minutes, col, stage.documentation);
    case 'council': return council(stage.task, stage.revise, col);
    case 'site-visit': return siteVisit(stage.plan, stage.task, stage.remedy, col);
    case 'pause': return pause(stage.task, col);
    case 'fee': return { ...pay(col), entry: 'compute-fee', exits: [{ from: 'fee-settled' }], width: 4.4, above: 0.75 };
  }
}
