import { moveClock } from '../desk/commands/move-clock.ts';
import { readLedger } from '../desk/store/clock-ledger.ts';
import { completed, incident, type Handler } from './handler.ts';
import { once } from './once.ts';

/** Where each move leads: a clock that is there already is not moved again (the desk may have done it at the exact moment). */
const LEADS_TO: Readonly<Record<'suspend' | 'resume' | 'restart' | 'stop', 'suspended' | 'running' | 'stopped'>> = { suspend: 'suspended', resume: 'running', restart: 'running', stop: 'stopped' };

/** A model's own entry in the ledger. A new date (`extend`) is never a model's business: it needs the signed form 04. */
export const clockMove: Handler = (job, deps) => once(job, deps, async (unit, dossier) => {
  const { move, ground } = job.customHeaders;
  if (!move || !(move in LEADS_TO)) return incident(`Expected to move the clock of dossier with key '${dossier.id}', but header 'move' is '${move ?? ''}'`);
  if (!ground || !unit.catalogue.ground(ground)) return incident(`Expected to move the clock of dossier with key '${dossier.id}', but its ground '${ground ?? ''}' is not in processes/clock-rules.yaml`);
  const kind = move as keyof typeof LEADS_TO;
  const { state } = await readLedger(unit.trx, dossier.id);
  if (state.state === LEADS_TO[kind]) return completed();
  await moveClock(unit, dossier, kind === 'suspend' ? { kind, ground, data: { waitingFor: ground === 'financial-duty' ? 'payment' : 'other' } } : { kind, ground, data: {} });
  return completed();
});
