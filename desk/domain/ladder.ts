import type { LadderFacts } from '../../processes/schema/vocabulary.ts';
import type { Role } from '../api/contract.ts';
import type { Ladder } from './escalation.ts';

const SPECIFICITY: Readonly<Record<LadderFacts['scope']['kind'], number>> = { all: 0, 'agency-kind': 1, procedure: 2, named: -1 };

/** Where a ladder is asked for. `date`: ISO, local. */
export interface LadderContext { readonly agencyKind: string; readonly procedure: string; readonly date: string }

/** The most specific ladder in force; the one that holds for all is always there (processes/schema/clock-rules-schema.ts). */
export function resolveLadder(ladders: readonly LadderFacts[], context: LadderContext): Ladder {
  const matching = ladders.filter(({ scope, inForceFrom, inForceTo }) =>
    (scope.kind === 'all' || (scope.kind === 'agency-kind' && scope.value === context.agencyKind) || (scope.kind === 'procedure' && scope.value === context.procedure))
    && (inForceFrom === null || inForceFrom <= context.date) && (inForceTo === null || context.date <= inForceTo));
  const found = matching.sort((a, b) => SPECIFICITY[b.scope.kind] - SPECIFICITY[a.scope.kind])[0];
  if (!found) throw new Error(`Expected to find a ladder for procedure '${context.procedure}', but processes/clock-rules.yaml has none in force on ${context.date}`);
  return climbed(found);
}

/** A ladder that is asked for by its id (the demonstration's). */
export function namedLadder(ladders: readonly LadderFacts[], id: string): Ladder {
  const found = ladders.find((ladder) => ladder.id === id);
  if (!found) throw new Error(`Expected to find ladder with key '${id}', but processes/clock-rules.yaml has none`);
  return climbed(found);
}

const climbed = ({ id, rungs }: LadderFacts): Ladder => ({ id, rungs: rungs.map(({ rung, role, afterMinutes }) => ({ rung, role: role as Role, afterMinutes })) });
