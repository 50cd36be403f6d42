import type { Job, JobOutcome } from '../engine/zeebe/port.ts';
import { inUnit, SYSTEM, type Unit } from '../desk/commands/unit.ts';
import { lockDossier } from '../desk/store/dossiers.ts';
import type { DossierRow } from '../desk/store/rows.ts';
import type { WorkerDeps } from './deps.ts';
import { HELD, incident } from './handler.ts';

/** What was answered to this job before, if anything. For handlers that ask the outside world before their transaction. */
export async function answered(job: Job, deps: WorkerDeps): Promise<JobOutcome | undefined> {
  const row: { outcome: JobOutcome } | undefined = await deps.db('desk.job_outcome').where({ job_key: job.key }).first('outcome');
  return row?.outcome;
}

/**
 * Effect and outcome in one transaction under the job key (design, invariant 7): a redelivered job gets the stored outcome.
 * A dossier that was closed meanwhile (withdrawn, stopped) holds the job: its instance is being cancelled.
 * A refusal of the rules is a failure and is not stored: the next attempt asks the rules again.
 */
export async function once(job: Job, deps: WorkerDeps, work: (unit: Unit, dossier: DossierRow) => Promise<JobOutcome>): Promise<JobOutcome> {
  const dossierId = dossierOf(job);
  if (!dossierId) return incident(`Expected to do job with key '${job.key}', but its instance has no variable 'dossierId'`);
  const result = await inUnit(deps, SYSTEM, async (unit): Promise<JobOutcome> => {
    await unit.trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`job:${job.key}`]);
    const before: { outcome: JobOutcome } | undefined = await unit.trx('desk.job_outcome').where({ job_key: job.key }).first('outcome');
    if (before) return before.outcome;
    const dossier = await lockDossier(unit.trx, dossierId);
    if (!dossier) return incident(`Expected to do job with key '${job.key}', but there is no dossier with key '${dossierId}'`);
    if (dossier.closed_at) return HELD;
    const outcome = await work(unit, dossier);
    if (outcome.kind === 'failed') throw new NothingDone(outcome);
    await unit.trx('desk.job_outcome').insert({ job_key: job.key, type: job.type, outcome: JSON.stringify(outcome), at: unit.at });
    return outcome;
  }).catch((error: unknown) => {
    if (error instanceof NothingDone) return { ok: true as const, value: error.outcome };
    throw error;
  });
  return result.ok ? result.value : incident(result.title.en);
}

export function dossierOf(job: Job): string | undefined {
  const id = job.variables['dossierId'];
  return typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id) ? id : undefined;
}

/** A failed job leaves no half of its effect behind. */
class NothingDone extends Error {
  readonly outcome: JobOutcome;
  constructor(outcome: JobOutcome) { super('rolled back'); this.outcome = outcome; }
}
