import { status } from '@grpc/grpc-js';
import type { Answer, Command } from '../runtime/port.ts';
import type { Cancellation } from '../store/cancellation.ts';
import { TimedOut, Unavailable } from '../store/port.ts';
import type { Partition } from '../store/port.ts';
import { LONGEST_TIMEOUT_MS } from './duration.ts';
import { GatewayError, rejected } from './gateway-error.ts';

/** Sends a command to the engine and waits for its durable answer; a rejection is thrown as the status it maps to. */
export type Submit = (command: Command, options?: { readonly timeoutMs?: number }) => Promise<Answer>;

/** Zeebe's limit of the way from gateway to broker. */
export const DEFAULT_TIMEOUT_MS = 15_000;

/** Finishing work is never refused: it is what makes room (Zeebe's CommandRateLimiter). */
const UNLIMITED: ReadonlySet<string> = new Set(['JOB.COMPLETE', 'JOB.FAIL', 'USER_TASK.COMPLETE', 'PROCESS_INSTANCE.CANCEL', 'DEPLOYMENT.CREATE']);

export const overloaded = (partition: Partition, limit: number): boolean => partition.load() >= limit;

export function createSubmit(partition: Partition, mostInFlight: number, cancellation: Cancellation): Submit {
  return async (command, options) => {
    if (!UNLIMITED.has(`${command.valueType}.${command.intent}`) && overloaded(partition, mostInFlight)) throw exhausted(command);
    const timeoutMs = Math.min(options?.timeoutMs ?? DEFAULT_TIMEOUT_MS, LONGEST_TIMEOUT_MS);
    let answer: Answer;
    try {
      answer = await partition.submit(command, { cancellation, timeoutMs });
    } catch (error) {
      if (error instanceof TimedOut) throw new GatewayError(status.DEADLINE_EXCEEDED, `Time out between gateway and broker: ${command.valueType} ${command.intent} was not answered within ${timeoutMs} ms`);
      throw statusOf(error);
    }
    if (answer.record.recordType === 'COMMAND_REJECTION') throw rejected(answer.record);
    return answer;
  };
}

function exhausted(command: Command): GatewayError {
  return new GatewayError(status.RESOURCE_EXHAUSTED, command.valueType === 'PROCESS_INSTANCE_CREATION'
    ? 'Expected to execute the command on one of the partitions, but all failed; there are no more partitions available to retry. Please try again. If the error persists contact your zeebe operator'
    : 'Reached maximum capacity of requests handled');
}

export function statusOf(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Unavailable) return new GatewayError(status.UNAVAILABLE, message);
  return new GatewayError(status.INTERNAL, `Unexpected error occurred during the request processing: ${message}`);
}
