import { componentsOf } from '../desk/store/dossiers.ts';
import { completed, type Handler } from './handler.ts';
import { once } from './once.ts';

/** Is every component document that this case wants there: brought, shown, or fetched from a register? */
export const checkComponents: Handler = (job, deps) => once(job, deps, async (unit, dossier) => {
  const missing = (await componentsOf(unit.trx, dossier.id)).filter((component) => component.state === 'missing' || component.state === 'asked').map((component) => component.component_id);
  await unit.history({ dossierId: dossier.id, kind: 'components-checked', elementId: job.elementId, data: { missing } });
  return completed({ componentsComplete: missing.length === 0, missingComponents: missing });
});
