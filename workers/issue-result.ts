import { createHash, randomUUID } from 'node:crypto';
import { changeStatus } from '../desk/commands/change-status.ts';
import { moveClock } from '../desk/commands/move-clock.ts';
import { dossierById, changeDossier } from '../desk/store/dossiers.ts';
import type { Unit } from '../desk/commands/unit.ts';
import type { DossierRow, TaskRow } from '../desk/store/rows.ts';
import { completed, HELD, incident, type Handler } from './handler.ts';
import { answered, dossierOf, once } from './once.ts';

/** The decision: numbered, signed, kept as an electronic result; the clock stops here. Granted: status 9. Refused: 8, with the reason of the refusal. */
export const issueResult: Handler = async (job, deps) => {
  const before = await answered(job, deps);
  if (before) return before;
  const outcome = job.customHeaders['outcome'];
  if (outcome !== 'granted' && outcome !== 'refused') return incident(`Expected to issue a result for job with key '${job.key}', but header 'outcome' is '${outcome ?? ''}'`);
  const seen = await dossierById(deps.db, dossierOf(job) ?? '00000000-0000-0000-0000-000000000000');
  if (!seen) return incident(`Expected to issue a result for job with key '${job.key}', but it has no dossier`);
  if (seen.closed_at) return HELD;
  const title = seen.facts.results[0]?.name ?? seen.procedure_name;
  const statement = JSON.stringify({ dossierCode: seen.code, procedureCode: seen.procedure_code, result: title, outcome, issuedAt: new Date(deps.clock.now()).toISOString(), demonstration: seen.demonstration });
  const signed = await deps.signature.sign({ dossierCode: seen.code, title, sha256: createHash('sha256').update(statement).digest('hex') }, await signerOf(deps.db, seen), deps.clock.now());
  return once(job, deps, async (unit, dossier) => {
    const stopped = dossier.clock_state === 'running' || dossier.clock_state === 'suspended' ? await moveClock(unit, dossier, { kind: 'stop', ground: outcome === 'granted' ? 'result-issued' : 'refused', data: {} }) : dossier;
    const decided = await changeDossier(unit.trx, stopped, { outcome, finished_at: unit.at });
    const changed = await changeStatus(unit, decided, outcome === 'granted' ? 9 : 8, {}, job.elementId);
    const number = `${changed.facts.results[0]?.code ?? 'KQ'}/${changed.code}`;
    const fileId = await keepResult(unit, changed, JSON.stringify({ ...JSON.parse(statement), number, signature: signed }, null, 2));
    await unit.history({ dossierId: dossier.id, kind: 'result-issued', elementId: job.elementId, data: { outcome, number, title, signature: signed.mark, signer: signed.signer, fileId } });
    return completed();
  });
};

/** Who signed last in this dossier signs the electronic result too. */
async function signerOf(db: Unit['trx'] | Parameters<typeof dossierById>[0], dossier: DossierRow): Promise<string> {
  const task = await db<TaskRow>('desk.task').where({ dossier_id: dossier.id, form_key: 'sign' }).whereIn('state', ['completing', 'completed']).orderBy('completed_at', 'desc').first('completed_by');
  const account: { name: string } | undefined = task?.completed_by ? await db('desk.account').where({ id: task.completed_by }).first('name') : undefined;
  return account?.name ?? dossier.facts.authority;
}

async function keepResult(unit: Unit, dossier: DossierRow, text: string): Promise<string> {
  const id = randomUUID();
  const content = Buffer.from(text);
  await unit.trx('desk.file').insert({ id, dossier_id: dossier.id, name: `ket-qua-${dossier.code}.json`, media_type: 'application/json', size: content.length, sha256: createHash('sha256').update(content).digest('hex'), content, kind: 'result', uploaded_by: null, uploaded_at: unit.at });
  return id;
}
