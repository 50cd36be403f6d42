import { changeStatus } from '../desk/commands/change-status.ts';
import { askFee } from '../desk/commands/compute-fee.ts';
import { moveClock } from '../desk/commands/move-clock.ts';
import { wakeClock } from '../desk/commands/tell-clock.ts';
import { mayBecome } from '../desk/domain/dossier-status.ts';
import { contextOf, rulesInForce } from '../desk/store/rules-in-force.ts';
import { elementName } from './element-name.ts';
import { completed, HELD, type Handler } from './handler.ts';
import { paymentLimit } from './unpaid-fee.ts';
import { hold, openHeldTask } from './hold.ts';

/** Held until the fee is taken at the counter or the gateway calls back (status 6 meanwhile), or until the clock ends the waiting (P1); at once when it was paid before or none is due. */
export const awaitPayment: Handler = (job, deps) => hold(job, deps, async (unit, dossier) => {
  const asked = await askFee(unit, dossier);
  if (!asked.payment || asked.payment.state === 'paid') return completed({ paymentOutcome: 'paid' });
  await unit.trx('desk.payment').where({ id: asked.payment.id }).update({ job_key: job.key });
  await unit.history({ dossierId: dossier.id, kind: 'payment-asked', elementId: job.elementId, data: { amount: asked.payment.amount } });
  const waiting = mayBecome(asked.dossier.status, 6) ? await changeStatus(unit, asked.dossier, 6, {}, job.elementId) : asked.dossier;
  const expiresAt = await paymentLimit(unit, waiting);
  if (waiting.clock_state === 'running' && (await rulesInForce(unit.trx, unit.catalogue, contextOf(waiting, unit.atMs)))('P4').on) await moveClock(unit, waiting, { kind: 'suspend', ground: 'financial-duty', data: { waitingFor: 'payment' } });
  await openHeldTask(unit, job, waiting, { kind: 'await-payment', form_key: null, name: (await elementName(unit.trx, job)) ?? 'Chờ nộp phí', candidate_groups: ['counter-officer'], agency_id: dossier.agency_id, place: 'one-stop', due_at: expiresAt });
  // The clock learns of one more instant at which something is due.
  if (expiresAt) await wakeClock(unit, dossier.id, `payment:${job.key}`);
  return HELD;
});
