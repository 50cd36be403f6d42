import type { DossierStatus } from '../api/contract.ts';
import { mayBecome } from '../domain/dossier-status.ts';
import { changeDossier } from '../store/dossiers.ts';
import type { DossierRow } from '../store/rows.ts';
import { refuse } from './refuse.ts';
import type { Unit } from './unit.ts';

/** Moves a dossier along the portal's ten states, with its history. Being there already is no change. */
export async function changeStatus(unit: Unit, dossier: DossierRow, to: DossierStatus, also: Parameters<typeof changeDossier>[2] = {}, elementId?: string): Promise<DossierRow> {
  if (dossier.status === to) return Object.keys(also).length ? changeDossier(unit.trx, dossier, also) : dossier;
  if (!mayBecome(dossier.status, to)) refuse(409, `Hồ sơ ở trạng thái ${dossier.status} không thể chuyển sang trạng thái ${to}`, `Expected to change the status of dossier with key '${dossier.id}' to ${to}, but it is ${dossier.status}`);
  const changed = await changeDossier(unit.trx, dossier, { ...also, status: to });
  await unit.history({ dossierId: dossier.id, kind: 'status-changed', fromStatus: dossier.status, toStatus: to, elementId: elementId ?? null });
  unit.publish({ kind: 'dossier', agencyId: dossier.handling_agency_id, id: dossier.id });
  unit.publish({ kind: 'board', agencyId: dossier.handling_agency_id });
  return changed;
}
