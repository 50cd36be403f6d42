import { linkedOutcome } from '../desk/commands/close-dossier.ts';
import { elementName } from './element-name.ts';
import { completed, HELD, type Handler } from './handler.ts';
import { hold, openHeldTask } from './hold.ts';

/** The parent waits until all its linked dossiers are closed; the last one to close completes it. */
export const awaitLinkedDossiers: Handler = (job, deps) => hold(job, deps, async (unit, dossier) => {
  const outcome = await linkedOutcome(unit, dossier.id);
  if (outcome) return completed({ linkedOutcome: outcome });
  await openHeldTask(unit, job, dossier, { kind: 'await-linked-dossiers', form_key: null, name: (await elementName(unit.trx, job)) ?? 'Chờ các hồ sơ liên thông', candidate_groups: ['counter-officer'], agency_id: dossier.agency_id, place: 'one-stop' });
  return HELD;
});
