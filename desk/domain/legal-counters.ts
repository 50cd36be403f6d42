import { timesOf, type AskRule } from './resolve-rule.ts';

/** How often the law lets an applicant be asked (T6) and be given a new date (T13), and how often that has happened. */
export interface LegalCounters {
  readonly supplements: number; readonly supplementsAllowed: number; readonly supplementsLeft: number;
  /** P3 (ours): how many further requests could still be granted for a recorded reason. */
  readonly exceptionsLeft: number;
  readonly extensions: number; readonly extensionsAllowed: number; readonly extensionsLeft: number;
}

/** Exceptions that were granted (`supplement_exceptions`) count as allowed. */
export function legalCounters(dossier: { readonly supplement_count: number; readonly supplement_exceptions: number; readonly extension_count: number }, rule: AskRule): LegalCounters {
  const supplementsAllowed = timesOf(rule('T6')) + dossier.supplement_exceptions;
  const extensionsAllowed = timesOf(rule('T13'));
  const exception = rule('P3');
  return {
    supplements: dossier.supplement_count, supplementsAllowed, supplementsLeft: Math.max(0, supplementsAllowed - dossier.supplement_count),
    exceptionsLeft: exception.on ? Math.max(0, timesOf(exception) - dossier.supplement_exceptions) : 0,
    extensions: dossier.extension_count, extensionsAllowed, extensionsLeft: Math.max(0, extensionsAllowed - dossier.extension_count),
  };
}
