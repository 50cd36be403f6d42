import { isWanted } from '../desk/domain/check-reception.ts';
import { changeComponent, componentsOf, dossierById } from '../desk/store/dossiers.ts';
import { completed, HELD, incident, type Handler } from './handler.ts';
import type { RegisterAnswer } from './integrations/registers.ts';
import { answered, dossierOf, once } from './once.ts';

const reasonOf = (answer: RegisterAnswer): string | null => {
  switch (answer.kind) {
    case 'found': return null;
    case 'not-found': return 'Cơ sở dữ liệu không có dữ liệu';
    case 'incomplete': return `Dữ liệu thiếu hoặc chưa đúng: ${answer.missingFields.join(', ')}`;
    case 'unreachable': return `Không kết nối được cơ sở dữ liệu: ${answer.reason}`;
  }
};

/**
 * Once only: what a register holds is looked up before anybody is asked for it (Resolution 66.7/2025/NQ-CP). What could not be had may be asked for,
 * with the reason recorded. The registers are asked outside the transaction; only the answers are kept in it.
 */
export const onceOnlyLookup: Handler = async (job, deps) => {
  const before = await answered(job, deps);
  if (before) return before;
  const dossierId = dossierOf(job);
  const seen = dossierId ? await dossierById(deps.db, dossierId) : undefined;
  if (!seen) return incident(`Expected to look up registers for job with key '${job.key}', but it has no dossier`);
  if (seen.closed_at) return HELD;
  const rows = await componentsOf(deps.db, seen.id);
  const wanted = seen.facts.components.flatMap((component) => (component.source !== 'applicant' && isWanted(component, seen.form) && rows.some((row) => row.component_id === component.id && row.state === 'missing') ? [{ id: component.id, register: component.source.register }] : []));
  const answers = await Promise.all(wanted.map(async ({ id, register }) => {
    const fromMs = deps.clock.now();
    const answer = await deps.registers.lookUp({ register, componentId: id, identityNumber: seen.applicant.identityNumber, procedureCode: seen.procedure_code });
    return { id, register, answer, durationMs: deps.clock.now() - fromMs };
  }));
  return once(job, deps, async (unit, dossier) => {
    for (const { id, register, answer, durationMs } of answers) {
      const reason = reasonOf(answer);
      await unit.trx('desk.register_lookup').insert({ dossier_id: dossier.id, component_id: id, register, at: unit.at, result: answer.kind, reason, duration_ms: durationMs });
      if (answer.kind === 'found') await changeComponent(unit.trx, dossier.id, id, { state: 'fetched', register_extract: answer.extract, reason: null, updated_at: unit.at });
      else await changeComponent(unit.trx, dossier.id, id, { reason, updated_at: unit.at });
      await unit.history({ dossierId: dossier.id, kind: 'lookup', elementId: job.elementId, data: { componentId: id, register, result: answer.kind, reason } });
    }
    const papersToAsk = answers.filter(({ answer }) => answer.kind !== 'found').map(({ id }) => id);
    return completed({ lookupComplete: papersToAsk.length === 0, papersToAsk });
  });
};
