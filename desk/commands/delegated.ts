import type { Knex } from 'knex';
import { speaksOf, type Delegation } from '../domain/delegation.ts';
import { localDate } from '../domain/local-day.ts';
import { standingDelegations } from '../store/delegations.ts';
import type { DelegatedPower } from '../api/contract.ts';
import type { DossierRow, TaskRow } from '../store/rows.ts';
import type { Actor } from './command.ts';
import { hasRole } from './may-see.ts';
import { refuse } from './refuse.ts';
import type { Unit } from './unit.ts';

type SpotTask = Pick<TaskRow, 'form_key' | 'place' | 'agency_id'>;

/** What doing this task at the one-stop takes beyond one's role; null: nothing. Appraising there without approval, as a notice is noted, takes nothing. */
export function powerNeeded(task: Pick<SpotTask, 'form_key' | 'place'>, dossier: Pick<DossierRow, 'on_the_spot'>): DelegatedPower | null {
  if (task.place !== 'one-stop') return null;
  if (task.form_key === 'sign') return 'approve';
  return task.form_key === 'process-on-the-spot' && dossier.on_the_spot === true ? 'appraise' : null;
}

/** Delegations that hold now for what this task takes. */
export async function delegationsFor(db: Knex, task: SpotTask, dossier: DossierRow, power: DelegatedPower, nowMs: number): Promise<readonly Delegation[]> {
  const matter = { power, procedureCode: dossier.procedure_code, field: dossier.facts.field.id, date: localDate(nowMs) };
  return (await standingDelegations(db, task.agency_id)).filter((delegation) => speaksOf(delegation, matter));
}

/** At the one-stop one signs and decides as a leader or under a delegation (Circular 01/2018 Art. 6). 403. */
export async function underDelegation(unit: Unit, actor: Actor, task: SpotTask, dossier: DossierRow): Promise<void> {
  const power = powerNeeded(task, dossier);
  if (power === null || hasRole(actor, 'leader')) return;
  const held = await delegationsFor(unit.trx, task, dossier, power, unit.atMs);
  if (held.some(({ accountId }) => (accountId === null ? actor.atOneStop : accountId === actor.id))) return;
  refuse(403, 'Bạn chưa được ủy quyền làm việc này tại Bộ phận Một cửa (TT 01/2018/TT-VPCP Điều 6)', 'You have no delegation to do this at the one-stop (Circular 01/2018/TT-VPCP Art. 6)');
}
