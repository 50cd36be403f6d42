import { localDate } from '../desk/domain/local-day.ts';
import { onTheSpot } from '../desk/domain/on-the-spot.ts';
import { accountById } from '../desk/store/agencies.ts';
import { standingDelegations } from '../desk/store/delegations.ts';
import { changeDossier, dossierById } from '../desk/store/dossiers.ts';
import type { AccountRow } from '../desk/store/rows.ts';
import { completed, type Handler } from './handler.ts';
import { once } from './once.ts';

/** "Four on-the-spot": which of receive, appraise, approve and return are located at the one-stop, and what keeps the rest from it. */
export const decideOnTheSpot: Handler = (job, deps) => once(job, deps, async (unit, dossier) => {
  const receivedById = dossier.received_by ?? (dossier.parent_id ? (await dossierById(unit.trx, dossier.parent_id))?.received_by : null);
  const receivedBy = receivedById ? await accountById(unit.trx, receivedById) : undefined;
  const officers = await unit.trx<AccountRow>('desk.account').where({ agency_id: dossier.handling_agency_id, at_one_stop: true, active: true }).select('id');
  const decided = onTheSpot({
    eligible: dossier.facts.onTheSpot.eligible, procedureCode: dossier.procedure_code, field: dossier.facts.field.id, date: localDate(unit.atMs), receivedAtOneStop: receivedBy?.at_one_stop === true, resultChannel: dossier.result_channel,
    officersAtOneStop: officers.map((officer) => officer.id),
    delegations: await standingDelegations(unit.trx, dossier.handling_agency_id),
  });
  await changeDossier(unit.trx, dossier, { on_the_spot: decided.all, on_the_spot_obstacles: decided.acts });
  await unit.history({ dossierId: dossier.id, kind: 'on-the-spot-decided', elementId: job.elementId, data: { onTheSpot: decided.all, kept: decided.acts.filter((act) => !act.atOneStop).map((act) => act.act) } });
  return completed({ onTheSpot: decided.all });
});
