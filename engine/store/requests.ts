import { randomUUID } from 'node:crypto';
import type { Answer, Command } from '../runtime/port.ts';
import { TimedOut, Unavailable } from './port.ts';
import type { SubmitOptions } from './port.ts';

interface Request {
  readonly id: string;
  readonly command: Command;
  readonly arrivedAtMs: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  timer: NodeJS.Timeout | undefined;
  forget: (() => void) | undefined;
}

/** Clients' commands on their way: waiting in line, then in a group, until answered. Outlives a term as leader. */
export interface Requests {
  submit(command: Command, options?: SubmitOptions): Promise<Answer>;
  take(limit: number): readonly Command[];
  /** Back to the front of the line, in the old order: nothing of them was written. */
  putBack(ids: readonly string[]): void;
  answer(answer: Answer): void;
  refuse(id: string, error: Error): void;
  /** Refuses what has waited in line longer than `patienceMs`. */
  expire(patienceMs: number, why: string): void;
  refuseAll(error: Error): void;
  waiting(): number;
}

export function createRequests(onArrival: () => void): Requests {
  // Ids of requests are stored with awaited results: another process must never make the same.
  const process = randomUUID();
  let serial = 0;
  /** Those whose client has gone are still in it, but no longer in `open`. */
  let line: Request[] = [];
  const open = new Map<string, Request>();

  const settle = (id: string): Request | undefined => {
    const request = open.get(id);
    if (!request) return undefined;
    open.delete(id);
    clearTimeout(request.timer);
    request.forget?.();
    return request;
  };
  return {
    waiting: () => line.length,
    submit: (command, { cancellation, timeoutMs } = {}) => new Promise((resolve, reject) => {
      if (cancellation?.cancelled) return reject(new Unavailable('the client has gone'));
      const id = `${process}/${++serial}`;
      const request: Request = { id, command: { ...command, requestId: id }, arrivedAtMs: performance.now(), resolve, reject, timer: undefined, forget: undefined };
      if (timeoutMs !== undefined) request.timer = setTimeout(() => settle(id)?.reject(new TimedOut(timeoutMs)), timeoutMs);
      if (cancellation) request.forget = cancellation.onCancel(() => settle(id)?.reject(new Unavailable('the client has gone')));
      open.set(id, request);
      line.push(request);
      onArrival();
    }),
    take(limit) {
      const commands: Command[] = [];
      let taken = 0;
      for (; taken < line.length && commands.length < limit; taken++) {
        const request = line[taken] as Request;
        if (open.has(request.id)) commands.push(request.command);
      }
      if (taken > 0) line = line.slice(taken);
      return commands;
    },
    putBack(ids) {
      line = [...ids.flatMap((id) => open.get(id) ?? []), ...line];
    },
    answer(answer) { settle(answer.requestId)?.resolve(answer); },
    refuse(id, error) { settle(id)?.reject(error); },
    expire(patienceMs, why) {
      const limit = performance.now() - patienceMs;
      for (const request of line) if (request.arrivedAtMs < limit) settle(request.id)?.reject(new Unavailable(`Expected to process the command, but ${why}`));
      line = line.filter((request) => open.has(request.id));
    },
    refuseAll(error) {
      line = [];
      for (const id of [...open.keys()]) settle(id)?.reject(error);
    },
  };
}
