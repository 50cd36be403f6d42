import { createLeanClient } from '../../../engine/zeebe/lean-client.ts';
import { startRealZeebe } from '../real-zeebe/real-zeebe.ts';
import { answerOf } from './answer.ts';
import type { Subject } from './subject.ts';

/** The real Zeebe 8.5.0, spoken to over gRPC. */
export async function realZeebe(): Promise<Subject> {
  const real = await startRealZeebe();
  const client = createLeanClient(real.address);
  return {
    call: (rpc, request) => answerOf(client, rpc, request),
    newRecords: (settled) => real.newRecords(settled),
    advance: (byMs) => real.increaseTime(byMs),
    async close() {
      client.close();
      await real.stop();
    },
  };
}
