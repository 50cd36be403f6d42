import { changeComponent, componentsOf } from '../store/dossiers.ts';
import type { DossierRow } from '../store/rows.ts';
import { queueNotice } from './queue-notice.ts';
import type { Unit } from './unit.ts';

/** Mẫu 02: everything that is wanted, at once, with the reason. */
export async function askComponents(unit: Unit, dossier: DossierRow, componentIds: readonly string[], reason: string): Promise<void> {
  const components = (await componentsOf(unit.trx, dossier.id)).filter((component) => componentIds.includes(component.component_id));
  for (const component of components) await changeComponent(unit.trx, dossier.id, component.component_id, { state: 'asked', reason: component.reason ?? reason, updated_at: unit.at });
  await unit.history({ dossierId: dossier.id, kind: 'supplement-asked', data: { components: componentIds, reason } });
  await queueNotice(unit, dossier, 'supplement', { components: components.map((component) => component.name).join('; '), reason });
}
