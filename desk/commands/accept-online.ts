import type { CompleteTask } from '../api/contract.ts';
import { changeDossier } from '../store/dossiers.ts';
import type { DossierRow, TaskRow } from '../store/rows.ts';
import { changeStatus } from './change-status.ts';
import { closeDossier } from './close-dossier.ts';
import { askComponents } from './ask-components.ts';
import { awaitPapers } from './await-papers.ts';
import { acceptDossier } from './open-dossier.ts';
import { queueNotice } from './queue-notice.ts';
import type { Unit } from './unit.ts';

/** The counter's answer to an online dossier, due within eight working hours (T7): accept, ask for a supplement, or not accept (Mẫu 03). */
export async function acceptOnline(unit: Unit, dossier: DossierRow, _task: TaskRow, input: CompleteTask): Promise<void> {
  switch (input.outcome) {
    case 'accept': {
      const accepted = await acceptDossier(unit, await changeStatus(unit, dossier, 2));
      await queueNotice(unit, accepted, 'accepted');
      return;
    }
    case 'supplement': {
      const asked = await changeStatus(unit, dossier, 5);
      await changeDossier(unit.trx, asked, { supplement_count: asked.supplement_count + 1 });
      await askComponents(unit, asked, input.components ?? [], input.reason ?? '');
      await awaitPapers(unit, asked);
      return;
    }
    case 'reject': {
      const closed = await closeDossier(unit, dossier, { outcome: 'refused', ground: 'refused', reason: input.reason ?? '', path: [3] });
      await queueNotice(unit, closed, 'not-accepted', { reason: input.reason ?? '' });
      return;
    }
    default: throw new Error(`Expected to accept online dossier with key '${dossier.id}', but outcome '${input.outcome}' is unknown`);
  }
}
