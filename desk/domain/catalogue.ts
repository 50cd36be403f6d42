import type { Steps } from '../../processes/in-steps.ts';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import type { ClockRuleFacts, GroundFacts, JobTypeFacts, LadderFacts, RuleSetFacts, TaskFormFacts } from '../../processes/schema/vocabulary.ts';
import type { WorkingCalendar } from '../../engine/time/working-calendar.ts';

/** What the desk and the workers know of `processes/`: facts as data. Read once at start; a new edition is a restart. */
export interface Catalogue {
  procedure(code: string): ProcedureFacts | undefined;
  procedures(): readonly ProcedureFacts[];
  /** Makes what `procedures` would make in one go; absent: nothing is to be made. */
  warm?(): Steps<void>;
  form(key: string): TaskFormFacts | undefined;
  calendar(id: string): WorkingCalendar | undefined;
  calendars(): readonly WorkingCalendar[];
  clockRules(): readonly ClockRuleFacts[];
  ladders(): readonly LadderFacts[];
  ground(id: string): GroundFacts | undefined;
  ruleSets(): readonly RuleSetFacts[];
  jobTypes(): readonly JobTypeFacts[];
}

/** Which dossiers a setting holds for. */
export interface RuleScope { readonly kind: ClockRuleFacts['scope']['kind']; readonly value: string }
