import { isInForce, type ProcedureFacts } from '../../processes/schema/facts.ts';

/** The facts as they hold on a day: a look-up whose legal ground is not in force then leaves the paper to the applicant. @param day YYYY-MM-DD of Vietnam */
export function papersOn(facts: ProcedureFacts, day: string): ProcedureFacts {
  const ended = facts.components.filter(({ source }) => source !== 'applicant' && source.inForce && !isInForce(source.inForce, day));
  return ended.length === 0 ? facts : { ...facts, components: facts.components.map((component) => (ended.includes(component) ? { ...component, source: 'applicant' as const } : component)) };
}
