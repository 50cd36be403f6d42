import { setTimeout as delay } from 'node:timers/promises';
import { credentials, makeGenericClientConstructor, status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import type { LogRecord } from '../../../engine/protocol/record.ts';
import { gatewayService } from '../../../engine/zeebe/service-definition.ts';
import { journey } from './models.ts';
import { storedRecords, storedState } from './stored-state.ts';

/** What a client was told, in its own words. */
export interface Book { readonly created: Map<string, string>; readonly completed: Map<string, number>; readonly published: Set<string>; refused: number; readonly refusals: Map<string, number> }

/** A client that keeps its own book of what was acknowledged, and does not trust the engine's. It runs instances of `journey`. */
export interface Witness {
  readonly book: Book;
  /** Goes to another server from now on. */
  connect(address: string): void;
  deploy(): Promise<void>;
  /** Creates as long as `creates` says so and works on jobs, until `stop`; what is refused is noted and tried again. */
  load(creates: () => boolean): { stop(): Promise<void> };
  close(): void;
}

type Client = Record<string, Function> & { close(): void };
const JOB_LEASE_MS = 2_000;
const CREATING_LOOPS = 8;
const PAUSE_MS = 5;
const AFTER_REFUSAL_MS = 100;

export function createWitness(address: string): Witness {
  const Client = makeGenericClientConstructor(gatewayService(), 'Gateway');
  const open = (to: string): Client => new Client(to, credentials.createInsecure(), { 'grpc.initial_reconnect_backoff_ms': 50, 'grpc.max_reconnect_backoff_ms': 200 }) as unknown as Client;
  let client = open(address);
  const book: Book = { created: new Map(), completed: new Map(), published: new Set(), refused: 0, refusals: new Map() };
  let serial = 0;

  const call = (rpc: string, request: object): Promise<Record<string, string>> => new Promise((resolve, reject) => {
    client[rpc]?.call(client, request, { deadline: Date.now() + 15_000 }, (error: ServiceError | null, response: Record<string, string>) => (error ? reject(error) : resolve(response)));
  });
  const jobsOf = (type: string): Promise<{ key: string; variables: string }[]> => new Promise((resolve, reject) => {
    const found: { key: string; variables: string }[] = [];
    const stream = client['ActivateJobs']?.call(client, { type, worker: 'witness', timeout: JOB_LEASE_MS, maxJobsToActivate: 20, requestTimeout: 300 }, { deadline: Date.now() + 30_000 });
    stream.on('data', (message: { jobs: typeof found }) => found.push(...message.jobs)).on('end', () => resolve(found)).on('error', reject);
  });
  const unless = async (code: status, work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      // Done before, by an answer that was swallowed.
      if ((error as ServiceError).code === code) return false;
      throw error;
    }
  };
  const create = async (): Promise<void> => {
    const id = `dossier-${++serial}`;
    const { processInstanceKey = '' } = await call('CreateProcessInstance', { bpmnProcessId: 'journey', version: -1, variables: JSON.stringify({ id }) });
    book.created.set(processInstanceKey, id);
  };
  const work = async (type: string): Promise<void> => {
    await Promise.all((await jobsOf(type)).map(async ({ key, variables }) => {
      if (type === 'first') {
        const { id } = JSON.parse(variables) as { id: string };
        await unless(status.ALREADY_EXISTS, () => call('PublishMessage', { name: 'go-on', correlationKey: id, messageId: id, timeToLive: 600_000, variables: '{}' }));
        book.published.add(id);
      }
      if (await unless(status.NOT_FOUND, () => call('CompleteJob', { jobKey: key, variables: '{}' }))) book.completed.set(key, (book.completed.get(key) ?? 0) + 1);
    }));
  };

  return {
    book,
    connect(to) { client.close(); client = open(to); },
    async deploy() { await call('DeployResource', { resources: [{ name: 'journey.bpmn', content: Buffer.from(journey('journey')) }] }); },
    load(creates) {
      let running = true;
      const forEver = async (act: () => Promise<void>): Promise<void> => {
        while (running) {
          await act().catch(async (error: ServiceError) => {
            book.refused++;
            book.refusals.set(error.details ?? error.message, (book.refusals.get(error.details ?? error.message) ?? 0) + 1);
            await delay(AFTER_REFUSAL_MS);
          });
        }
      };
      const loops = [
        ...Array.from({ length: CREATING_LOOPS }, () => forEver(async () => { if (creates()) await create(); await delay(PAUSE_MS); })),
        ...['first', 'first', 'second', 'second'].map((type) => forEver(() => work(type))),
      ];
      return { async stop() { running = false; await Promise.all(loops); } };
    },
    close: () => client.close(),
  };
}

/** Open element instances as of the last checkpoint. */
export const openElements = async (databaseUrl: string): Promise<number> => [...(await storedState(databaseUrl)).keys()].filter((id) => id.startsWith('element-instance ')).length;

/** Waits until everything has come to its end, at most `withinMs`; answers what is left. */
export async function untilAllEnded(databaseUrl: string, withinMs: number): Promise<number> {
  const untilMs = performance.now() + withinMs;
  while ((await openElements(databaseUrl)) > 0 && performance.now() < untilMs) await delay(500);
  return openElements(databaseUrl);
}

export interface Verdict {
  readonly created: number; readonly completed: number; readonly refused: number;
  readonly lostCreations: number; readonly lostCompletions: number; readonly lostMessages: number; readonly acknowledgedTwice: number; readonly completedTwice: number; readonly neverEnded: number;
  /** Instances that carry the variables of another call. */
  readonly mixedUp: number;
  /** Positions are dense from 1. */
  readonly dense: boolean;
}

export const INNOCENT = { lostCreations: 0, lostCompletions: 0, lostMessages: 0, acknowledgedTwice: 0, completedTwice: 0, neverEnded: 0, mixedUp: 0, dense: true } as const;

/** Compares the book with the log, when everything has come to its end. */
export async function judge(databaseUrl: string, book: Book): Promise<Verdict> {
  const records = await storedRecords(databaseUrl);
  const having = (valueType: string, intent: string): LogRecord[] => records.filter((record) => record.recordType === 'EVENT' && record.valueType === valueType && record.intent === intent);
  const createdKeys = new Set(having('PROCESS_INSTANCE_CREATION', 'CREATED').map(({ value }) => String(value['processInstanceKey'])));
  const completions = new Map<string, number>();
  for (const { key } of having('JOB', 'COMPLETED')) completions.set(key, (completions.get(key) ?? 0) + 1);
  const ended = new Set(having('PROCESS_INSTANCE', 'ELEMENT_COMPLETED').filter(({ value }) => value['bpmnElementType'] === 'PROCESS').map(({ key }) => key));
  const messages = new Set(having('MESSAGE', 'PUBLISHED').map(({ value }) => String(value['messageId'])));
  const ids = new Map(having('VARIABLE', 'CREATED').filter(({ value }) => value['name'] === 'id').map(({ value }) => [String(value['scopeKey']), String(value['value'])]));
  const several = (counts: Map<string, number>): number => [...counts.values()].filter((times) => times > 1).length;
  return {
    created: book.created.size, completed: book.completed.size, refused: book.refused,
    lostCreations: [...book.created.keys()].filter((key) => !createdKeys.has(key)).length,
    lostCompletions: [...book.completed.keys()].filter((key) => !completions.has(key)).length,
    lostMessages: [...book.published].filter((id) => !messages.has(id)).length,
    mixedUp: [...book.created].filter(([key, id]) => ids.get(key) !== JSON.stringify(id)).length,
    acknowledgedTwice: several(book.completed), completedTwice: several(completions),
    neverEnded: [...createdKeys].filter((key) => !ended.has(key)).length,
    dense: records.every(({ position }, index) => position === index + 1),
  };
}
