import { scheduledEvents } from '../desk/domain/escalation.ts';
import { readLedger } from '../desk/store/clock-ledger.ts';
import { elementName } from './element-name.ts';
import { HELD, type Handler } from './handler.ts';
import { hold, openHeldTask } from './hold.ts';

/** The desk completes it when the supplement has come (supplement-received), the clock when the time for it is over. */
export const awaitSupplement: Handler = (job, deps) => hold(job, deps, async (unit, dossier) => {
  const { state, calendarOf } = await readLedger(unit.trx, dossier.id);
  const expires = scheduledEvents(state, calendarOf).find((event) => event.kind === 'supplement-expired');
  await openHeldTask(unit, job, dossier, {
    kind: 'await-supplement', form_key: null, name: (await elementName(unit.trx, job)) ?? 'Chờ bổ sung hồ sơ', candidate_groups: ['counter-officer'], agency_id: dossier.agency_id, place: 'one-stop',
    due_at: expires ? new Date(expires.atMs) : null,
  });
  return HELD;
});
