import { createZeebe } from '../../../engine/zeebe/create-zeebe.ts';
import { ZeebeError } from '../../../engine/zeebe/port.ts';
import type { Definition } from './definitions.ts';
import { startOwnProduct } from './own-product.ts';

export interface Deployed {
  readonly deployed: number;
  readonly refused: readonly { readonly code: string; readonly reason: string }[];
  readonly seconds: number;
  /** Deployed once more: how many got a new version although nothing changed. */
  readonly deployedAgain: number;
  /** Of a start with all of them there. */
  readonly coldStartSeconds: number;
  readonly coldStartResidentMiB: number;
}

const AT_ONCE = 10;
const LATE: readonly string[] = ['DEADLINE_EXCEEDED', 'UNAVAILABLE', 'RESOURCE_EXHAUSTED'];
const MOST_TRIES = 5;
const EVERY = 500;

/** Deploys every model to the embedded engine of a product of its own, starts that again, and deploys again what did not change. */
export async function deployAll(procedures: readonly Definition[], dataDir: string, onProgress: (done: number, total: number) => void): Promise<Deployed> {
  const first = await startOwnProduct(dataDir);
  const startedAt = performance.now();
  const refused: { code: string; reason: string }[] = [];
  let deployed = 0;
  const versions = new Map<string, number>();
  await eachBatch(first.gateway, procedures, async (deploy, batch) => {
    try {
      for (const { bpmnProcessId, version } of await deploy(batch)) { versions.set(bpmnProcessId, version); deployed++; }
    } catch (error) {
      if (!(error instanceof ZeebeError)) throw error;
      for (const one of batch) {
        try { for (const { bpmnProcessId, version } of await deploy([one])) { versions.set(bpmnProcessId, version); deployed++; } } catch (again) { refused.push({ code: one.code, reason: (again as Error).message }); }
      }
    }
    if (deployed % EVERY < AT_ONCE) onProgress(deployed, procedures.length);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  await first.stop();

  const second = await startOwnProduct(dataDir);
  const coldStartResidentMiB = Math.round(second.residentMiB());
  let deployedAgain = 0;
  await eachBatch(second.gateway, procedures.slice(0, EVERY), async (deploy, batch) => {
    for (const { bpmnProcessId, version } of await deploy(batch)) if (versions.get(bpmnProcessId) !== version) deployedAgain++;
  });
  await second.stop();
  return { deployed, refused, seconds, deployedAgain, coldStartSeconds: second.readySeconds, coldStartResidentMiB };
}

type Deploy = (batch: readonly Definition[]) => Promise<readonly { readonly bpmnProcessId: string; readonly version: number }[]>;

async function eachBatch(gateway: string, procedures: readonly Definition[], work: (deploy: Deploy, batch: readonly Definition[]) => Promise<void>): Promise<void> {
  const zeebe = createZeebe(gateway);
  const deploy: Deploy = async (batch) => {
    // A slow machine answers late: deploying the same again changes nothing.
    for (let tried = 1; ; tried++) {
      try {
        return await zeebe.deploy(batch.map((each) => ({ name: `${each.code}.bpmn`, content: each.model() })));
      } catch (error) {
        if (!(error instanceof ZeebeError) || !LATE.includes(error.code) || tried === MOST_TRIES) throw error;
      }
    }
  };
  try {
    for (let at = 0; at < procedures.length; at += AT_ONCE) await work(deploy, procedures.slice(at, at + AT_ONCE));
  } finally {
    await zeebe.close();
  }
}
