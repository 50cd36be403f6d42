import { ZBClient } from 'zeebe-node';
import { chooseAnswer, type AnswerBook } from './answers.ts';

export interface Deployable { readonly name: string; readonly processId: string; readonly xml: string }
export interface SeenJob { readonly elementId: string; readonly type: string; readonly headers: object; readonly variables: object }
export interface Run { readonly processId: string; readonly seed: number; readonly jobs: readonly SeenJob[]; readonly result: object }

const USER_TASK = 'io.camunda.zeebe:userTask';
const RUN_ENDS_WITHIN_MS = 400_000;

/** Deploys the models and runs each once for every seed, with workers that answer by script; tells what the workers were given and what came out. */
export async function runModels(address: string, models: readonly Deployable[], jobTypes: readonly string[], book: AnswerBook, seeds: readonly number[]): Promise<Run[]> {
  const client = new ZBClient(address, { longPoll: 1000, pollInterval: 20, loglevel: 'NONE', retry: true });
  const seen = new Map<string, SeenJob[]>();
  const visits = new Map<string, number>();
  const workers = jobTypes.map((taskType) => client.createWorker({
    taskType, taskHandler: async (job) => {
      const run = String(job.variables['dossierId']);
      const visitKey = `${run}/${job.elementId}`;
      const visit = (visits.get(visitKey) ?? 0) + 1;
      visits.set(visitKey, visit);
      const headers = job.customHeaders as Record<string, string>;
      (seen.get(run) ?? seen.set(run, []).get(run))?.push({ elementId: job.elementId, type: job.type, headers: { ...headers }, variables: { ...job.variables } });
      const kind = job.type === USER_TASK ? `form:${headers['io.camunda.zeebe:formKey']}` : job.type;
      return job.complete(chooseAnswer(book, kind, job.elementId, visit, Number(job.variables['seed'])) as never);
    }, loglevel: 'NONE', timeout: 600_000, maxJobsToActivate: 32,
  }));
  try {
    for (const { name, xml } of models) await client.deployResource({ name: `${name}.bpmn`, process: Buffer.from(xml) } as never);
    const runs: Run[] = [];
    for (const { processId } of models) {
      const batch = await Promise.all(seeds.map(async (seed) => {
        const dossierId = `${processId}#${seed}`;
        const variables = { dossierId, procedureCode: processId.replace(/^procedure-/, ''), agencyId: 'demo', channel: seed % 2 ? 'counter' : 'online', resultChannel: ['counter', 'post', 'electronic'][seed % 3], seed };
        const answer = await client.createProcessInstanceWithResult({ bpmnProcessId: processId, variables, requestTimeout: RUN_ENDS_WITHIN_MS } as never) as { variables: object };
        return { processId, seed, jobs: seen.get(dossierId) ?? [], result: answer.variables };
      }));
      runs.push(...batch);
    }
    return runs;
  } finally {
    await Promise.all(workers.map((worker) => worker.close()));
    await client.close();
  }
}
