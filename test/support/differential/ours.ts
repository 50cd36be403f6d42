import { openGateway } from '../../../engine/gateway/server.ts';
import { createInMemoryEngine } from '../../../engine/simulate/in-memory-engine.ts';
import type { InMemoryEngine } from '../../../engine/simulate/in-memory-engine.ts';
import type { Answer, Command } from '../../../engine/runtime/port.ts';
import { activatableQueue } from '../../../engine/runtime/state/queue-of.ts';
import type { Partition } from '../../../engine/store/port.ts';
import { createLeanClient } from '../../../engine/zeebe/lean-client.ts';
import { answerOf } from './answer.ts';
import type { Subject } from './subject.ts';

/** A partition that keeps everything in memory: our gateway and runtime without PostgreSQL, on a clock that is moved by hand. */
function partitionInMemory(engine: InMemoryEngine): Partition {
  const waiting = new Map<string, (answer: Answer) => void>();
  let requests = 0;
  return {
    submit(command: Command) {
      const requestId = `r${++requests}`;
      return new Promise((resolve, reject) => {
        waiting.set(requestId, resolve);
        try {
          for (const answer of engine.submit({ ...command, requestId })) {
            waiting.get(answer.requestId)?.(answer);
            waiting.delete(answer.requestId);
          }
        } catch (defect) {
          reject(defect instanceof Error ? defect : new Error(String(defect)));
        }
      });
    },
    load: () => 0,
    unitsInMemory: () => engine.units.unitIds().length,
    mayHaveJobs: (type) => engine.units.firstOf(activatableQueue(type), 1).length > 0,
    onJobs: () => {},
    leading: () => true,
    ready: Promise.resolve(),
    idle: () => true,
    close: () => Promise.resolve(),
  };
}

/** Our gateway and runtime, spoken to over gRPC. */
export async function oursInMemory(startMs: number): Promise<Subject> {
  const engine = createInMemoryEngine({ startMs, loadOnDemand: true });
  const gateway = await openGateway(partitionInMemory(engine), { port: 0 });
  const client = createLeanClient(`127.0.0.1:${gateway.port}`);
  let seen = 0;
  return {
    call: (rpc, request) => answerOf(client, rpc, request),
    newRecords: () => {
      const records = engine.records.slice(seen);
      seen = engine.records.length;
      return Promise.resolve(records);
    },
    advance: (byMs) => Promise.resolve(engine.advanceTo(engine.nowMs + byMs)),
    async close() {
      client.close();
      await gateway.close();
    },
  };
}
