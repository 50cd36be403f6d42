import { createLeanClient } from '../../../engine/zeebe/lean-client.ts';
import { startRealZeebe } from '../real-zeebe/real-zeebe.ts';
import { answerOf } from './answer.ts';
import type { SeenRecord, Subject } from './subject.ts';

/** The real Zeebe 8.5.0, spoken to over gRPC. */
export async function realZeebe(): Promise<Subject> {
  const real = await startRealZeebe();
  const client = createLeanClient(real.address);
  let kept: SeenRecord[] = [];
  /** Its gateway never answers that something has been deleted: the record says so. */
  const deleted = async (request: object): Promise<Record<string, unknown>> => {
    let answer: Record<string, unknown> | undefined;
    void answerOf(client, 'DeleteResource', request).then((come) => { answer = come; });
    while (!answer && !kept.some(({ valueType, intent }) => valueType === 'RESOURCE_DELETION' && intent === 'DELETED')) kept.push(...await real.newRecords(true));
    return answer ?? {};
  };
  return {
    call: (rpc, request) => (rpc === 'DeleteResource' ? deleted(request) : answerOf(client, rpc, request)),
    async newRecords(settled) {
      const records = [...kept, ...await real.newRecords(settled)];
      kept = [];
      return records;
    },
    advance: (byMs) => real.increaseTime(byMs),
    async close() {
      client.close();
      await real.stop();
    },
  };
}
