import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { ZeebePort } from '../../../engine/zeebe/port.ts';
import { loadCompiled } from '../../../processes/compile/compiled-catalogue.ts';

/** Deploys the compiled model of a procedure before its first instance; does nothing for procedures modelled by hand, which are deployed at the start. */
export type DeployOnFirstUse = (procedureCode: string) => Promise<void>;

/**
 * Thousands of procedures would delay the first start by a minute, and most are never used at one desk: a model is compiled and deployed when its first
 * dossier is received (measured in the README). Once an engine has it, it is deployed again only when its text has changed; what reform staff deployed is left alone.
 */
export function deployOnFirstUse({ db, zeebe, engine, now }: { readonly db: Knex; readonly zeebe: Pick<ZeebePort, 'deploy'>; readonly engine: string; readonly now: () => number }): DeployOnFirstUse {
  const done = new Map<string, Promise<void>>();
  const deploy = async (code: string): Promise<void> => {
    const compiled = loadCompiled().get(code);
    if (!compiled) return;
    const latest: { checksum: string; origin: string } | undefined = await db('desk.deployment').where({ engine, procedure_code: code }).orderBy('version', 'desc').first('checksum', 'origin');
    if (latest && latest.origin !== 'shipped') return;
    const xml = compiled.model();
    const checksum = createHash('sha256').update(xml).digest('hex');
    if (latest?.checksum === checksum) return;
    const answer = (await zeebe.deploy([{ name: `${code}.bpmn`, content: xml }])).find(({ bpmnProcessId }) => bpmnProcessId === compiled.processId);
    if (!answer) throw new Error(`Expected to deploy procedure '${code}', but the engine did not answer for process '${compiled.processId}'`);
    await db('desk.deployment').insert({
      procedure_code: code, bpmn_process_id: answer.bpmnProcessId, version: answer.version, process_definition_key: answer.processDefinitionKey,
      checksum, bpmn_xml: xml, origin: 'shipped', deployed_at: new Date(now()), engine,
    }).onConflict(['engine', 'bpmn_process_id', 'version']).ignore();
  };
  return (code) => {
    let running = done.get(code);
    if (!running) {
      // What failed is tried again with the next dossier.
      running = deploy(code).catch((error: unknown) => { done.delete(code); throw error; });
      done.set(code, running);
    }
    return running;
  };
}
