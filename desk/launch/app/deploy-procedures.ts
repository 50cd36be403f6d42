import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { ZeebeError, type ZeebePort } from '../../../engine/zeebe/port.ts';
import { loadModels, type ModelFile } from '../../../processes/load.ts';

export interface RefusedModel { readonly name: string; readonly reason: string }
const STATUTORY_CLOCK = 'statutory-clock';

/**
 * Deploys the shipped models that this engine has not been given yet, and notes what it answered.
 * A model that reform staff have changed since is left alone: only a shipped model that is itself new is deployed.
 * @returns models that the engine refused; throws ZeebeError when it cannot be reached.
 */
export async function deployProcedures(db: Knex, zeebe: ZeebePort, engine: string, nowMs: number): Promise<readonly RefusedModel[]> {
  const done = new Set(await db('desk.deployment').where({ engine, origin: 'shipped' }).pluck('checksum') as string[]);
  const fresh = loadModels().map((model) => ({ ...model, checksum: checksumOf(model.xml) })).filter((model) => !done.has(model.checksum));
  if (fresh.length === 0) return [];
  try {
    await note(db, engine, fresh, await zeebe.deploy(fresh.map(resourceOf)), nowMs);
    return [];
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  // One bad model refuses them all: the good ones go one by one.
  const refused: RefusedModel[] = [];
  for (const model of fresh) {
    try {
      await note(db, engine, [model], await zeebe.deploy([resourceOf(model)]), nowMs);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused.push({ name: model.name, reason: (error as ZeebeError).message });
    }
  }
  return refused;
}

type Model = ModelFile & { readonly checksum: string };
const checksumOf = (xml: string): string => createHash('sha256').update(xml).digest('hex');
const resourceOf = (model: Model): { name: string; content: string } => ({ name: `${model.name}.bpmn`, content: model.xml });
const isRefusal = (error: unknown): boolean => error instanceof ZeebeError && (error.code === 'INVALID_ARGUMENT' || error.code === 'UNIMPLEMENTED');

async function note(db: Knex, engine: string, models: readonly Model[], answers: Awaited<ReturnType<ZeebePort['deploy']>>, nowMs: number): Promise<void> {
  const rows = answers.flatMap((answer) => {
    const model = models.find((each) => each.processId === answer.bpmnProcessId);
    return model ? [{
      procedure_code: model.procedureCode ?? STATUTORY_CLOCK, bpmn_process_id: answer.bpmnProcessId, version: answer.version, process_definition_key: answer.processDefinitionKey,
      checksum: model.checksum, bpmn_xml: model.xml, origin: 'shipped', deployed_at: new Date(nowMs), engine,
    }] : [];
  });
  if (rows.length > 0) await db('desk.deployment').insert(rows).onConflict(['engine', 'bpmn_process_id', 'version']).ignore();
}
