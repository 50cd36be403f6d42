import { queueNotice } from '../desk/commands/queue-notice.ts';
import { completed, type Handler } from './handler.ts';
import { once } from './once.ts';

/** Asks the applicant to rate, once a dossier; the parts of a bundle are rated with their parent. */
export const requestRating: Handler = (job, deps) => once(job, deps, async (unit, dossier) => {
  const asked = await unit.trx('desk.rating').insert({ dossier_id: dossier.id, asked_at: unit.at }).onConflict('dossier_id').ignore().returning('dossier_id');
  if (asked.length) {
    await unit.history({ dossierId: dossier.id, kind: 'rating-asked', elementId: job.elementId });
    if (!dossier.parent_id) await queueNotice(unit, dossier, 'rating');
  }
  return completed();
});
