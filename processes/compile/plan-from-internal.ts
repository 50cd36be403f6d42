import type { InternalProcessFacts } from '../schema/internal-facts.ts';
import { internalStages } from './internal-stages.ts';
import { deskSteps } from './plan-from-pattern.ts';
import type { Plan } from './plan.ts';
import { shortNameOf } from './short-name.ts';

const REFUSAL = { role: 'appraising-specialist', place: 'division' } as const;
const REFUSAL_MINUTES = 120;
const RETURN_MINUTES = 30;

export interface InternalTarget { readonly processId: string; readonly name: string; /** The procedure has a fee: it is asked for before the result. */ readonly fee: boolean }

/** An approved internal process as a plan: its own steps, roles and times. */
export function planFromInternal(process: InternalProcessFacts, target: InternalTarget): Plan {
  const { stages, steps, consultedAgencies, atTheDesk, returnMinutes } = internalStages(process);
  const source = `${process.decision}${process.place ? `, ${process.place}` : ''}${process.date ? `, ${process.date}` : ''}${process.signer ? `, người ký: ${process.signer}` : ''}`;
  return {
    origin: { kind: 'approved', decision: process.decision, place: process.place, date: process.date, ...(process.signer ? { signer: process.signer } : {}) },
    outline: {
      processId: target.processId, name: shortNameOf(target.name), stages: target.fee ? [...stages, { kind: 'fee' }] : stages, refusal: { ...REFUSAL, minutes: REFUSAL_MINUTES }, returnMinutes: Math.round(returnMinutes ?? RETURN_MINUTES),
      documentation: `Quy trình nội bộ ban hành theo ${source}. ${atTheDesk.join('. ')}`,
      properties: { stepsOrigin: 'approved', approved: 'true', decision: process.decision, place: process.place, date: process.date, ...(process.signer ? { signer: process.signer } : {}), internalProcess: process.id },
    },
    consultedAgencies,
    steps: [...deskSteps(REFUSAL, REFUSAL_MINUTES).map((step) => (step.id === 'return-result' ? { ...step, workingMinutes: Math.round(returnMinutes ?? RETURN_MINUTES) } : step)), ...steps],
  };
}
