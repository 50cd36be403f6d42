import { ZeebeError } from '../engine/zeebe/port.ts';
import { changeStatus } from '../desk/commands/change-status.ts';
import { inUnit, SYSTEM } from '../desk/commands/unit.ts';
import { changeDossier, lockDossier } from '../desk/store/dossiers.ts';
import { completed, HELD, incident, type Handler } from './handler.ts';
import { dossierOf } from './once.ts';

/**
 * The first job of every procedure. CreateProcessInstance has no idempotency key and clients repeat it: the first instance to come claims
 * the dossier, a later one cancels itself (design, invariant 7). Naturally idempotent: the claim is the stored outcome.
 */
export const claimDossier: Handler = async (job, deps) => {
  const dossierId = dossierOf(job);
  if (!dossierId) return incident(`Expected to claim a dossier for instance with key '${job.processInstanceKey}', but it has no variable 'dossierId'`);
  const claim = await inUnit(deps, SYSTEM, async (unit): Promise<'mine' | 'not-mine' | 'unknown'> => {
    const dossier = await lockDossier(unit.trx, dossierId);
    if (!dossier) return 'unknown';
    if (dossier.process_instance_key === job.processInstanceKey) return 'mine';
    if (dossier.process_instance_key !== null || dossier.closed_at !== null) return 'not-mine';
    const claimed = await changeDossier(unit.trx, dossier, { process_instance_key: job.processInstanceKey, bpmn_process_id: job.bpmnProcessId, process_definition_version: job.processDefinitionVersion });
    await unit.history({ dossierId, kind: 'claimed-by-instance', elementId: job.elementId, data: { bpmnProcessId: job.bpmnProcessId, version: job.processDefinitionVersion } });
    // Handed over to those who process it.
    await changeStatus(unit, claimed, 4, {}, job.elementId);
    return 'mine';
  });
  if (!claim.ok) return incident(claim.title.en);
  if (claim.value === 'mine') return completed();
  if (claim.value === 'unknown') return incident(`Expected to claim dossier with key '${dossierId}', but there is none`);
  try { await deps.zeebe.cancelInstance(job.processInstanceKey); } catch (error) {
    if (!(error instanceof ZeebeError && error.code === 'NOT_FOUND')) throw error;
  }
  deps.log.info({ dossierId, processInstanceKey: job.processInstanceKey }, 'an instance too many has cancelled itself');
  return HELD;
};
