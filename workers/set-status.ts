import { changeStatus } from '../desk/commands/change-status.ts';
import { isStatus } from '../desk/domain/dossier-status.ts';
import { completed, incident, type Handler } from './handler.ts';
import { once } from './once.ts';

export const setStatus: Handler = (job, deps) => once(job, deps, async (unit, dossier) => {
  const status = Number(job.customHeaders['status']);
  if (!isStatus(status)) return incident(`Expected to set the status of dossier with key '${dossier.id}', but header 'status' is '${job.customHeaders['status'] ?? ''}'`);
  await changeStatus(unit, dossier, status, {}, job.elementId);
  return completed();
});
