import { changeStatus } from '../desk/commands/change-status.ts';
import { completed, type Handler } from './handler.ts';
import { once } from './once.ts';

/** By post or electronically: status 10. The time of the return is not counted in the limit. */
export const deliverResult: Handler = (job, deps) => once(job, deps, async (unit, dossier) => {
  await changeStatus(unit, dossier, 10, { returned_at: unit.at }, job.elementId);
  await unit.history({ dossierId: dossier.id, kind: 'result-delivered', elementId: job.elementId, data: { resultChannel: dossier.result_channel } });
  return completed();
});
