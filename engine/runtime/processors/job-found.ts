import type { Key } from '../../protocol/record.ts';
import type { JobState, StoredJob } from '../state/family.ts';
import type { Work } from '../work.ts';

/** The job that a worker speaks of, if it is there and in a state in which it may be spoken of (rule 45); else the command is refused. */
export function findJob(work: Work, key: Key, verb: string, allowed: readonly JobState[] = ['ACTIVATABLE', 'ACTIVATED']): StoredJob | undefined {
  const stored = work.state.get(work.unit, 'job', key);
  const expected = `Expected to ${verb} job with key '${key}', but`;
  if (!stored) work.reject('NOT_FOUND', `${expected} no such job was found`);
  else if (!allowed.includes(stored.state)) work.reject('INVALID_STATE', `${expected} it is in state '${stored.state}'`);
  else return stored;
  return undefined;
}

/** Zeebe cuts error messages of jobs (rule 55). */
export const cut = (message: string): string => (message.length > 10_000 ? `${message.slice(0, 10_000)}...` : message);
