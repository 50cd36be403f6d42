import { queueNotice, type NoticeKind } from '../desk/commands/queue-notice.ts';
import type { TaskRow } from '../desk/store/rows.ts';
import { completed, incident, type Handler } from './handler.ts';
import { once } from './once.ts';

const KINDS: readonly NoticeKind[] = ['accepted', 'result-ready', 'refused', 'supplement', 'supplement-expired', 'linked-opened'];

/** Puts a notice into the outbox; the job does not wait for the carrier. */
export const sendNotice: Handler = (job, deps) => once(job, deps, async (unit, dossier) => {
  const kind = KINDS.find((each) => each === job.customHeaders['notice']);
  if (!kind) return incident(`Expected to notify the applicant of dossier with key '${dossier.id}', but header 'notice' is '${job.customHeaders['notice'] ?? ''}'`);
  const reasoned = kind === 'refused' ? await unit.trx<TaskRow>('desk.task').where({ dossier_id: dossier.id, form_key: 'refuse' }).whereIn('state', ['completing', 'completed']).orderBy('completed_at', 'desc').first() : undefined;
  await queueNotice(unit, dossier, kind, reasoned?.data.reason ? { reason: reasoned.data.reason } : {});
  return completed();
});
