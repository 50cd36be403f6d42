import type { Rule } from './rule.ts';
import { defaultFlowOnGateways, knownConditionVariables } from './rules/conditions.ts';
import { everyPathEnds, neverSticks } from './rules/every-path-ends.ts';
import { oneExecutableProcess } from './rules/identity.ts';
import { knownForms, knownRoles } from './rules/known-forms-and-roles.ts';
import { knownJobTypes } from './rules/known-job-types.ts';
import { restsOnlyAtJobs } from './rules/rests-only-at-jobs.ts';
import { startsWithClaim } from './rules/starts-with-claim.ts';

/** Our own rules for procedures (statutory-clock.bpmn is none: it is the clock). */
export const RULES: readonly Rule[] = [oneExecutableProcess, startsWithClaim, restsOnlyAtJobs, knownJobTypes, knownForms, knownRoles, knownConditionVariables, defaultFlowOnGateways, everyPathEnds, neverSticks];
