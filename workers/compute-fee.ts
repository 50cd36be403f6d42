import { askFee } from '../desk/commands/compute-fee.ts';
import { completed, type Handler } from './handler.ts';
import { once } from './once.ts';

export const computeFee: Handler = (job, deps) => once(job, deps, async (unit, dossier) => {
  const { fee, payment } = await askFee(unit, dossier);
  return completed({ feeDue: payment?.state === 'paid' ? 0 : fee });
});
