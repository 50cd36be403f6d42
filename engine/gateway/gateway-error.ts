import { status } from '@grpc/grpc-js';
import type { LogRecord, RejectionType } from '../protocol/record.ts';

/** A status travels in an HTTP/2 trailer, and a client takes 64 KB of those: a text that quotes megabytes of the request would arrive as no answer at all. */
const LONGEST_MESSAGE = 10_000;

/** A "no" on its way to a client, as a gRPC status. */
export class GatewayError extends Error {
  readonly code: status;
  constructor(code: status, message: string) { super(message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}...` : message); this.code = code; }
}

/** Zeebe's GrpcErrorMapper (gateway.md §0). */
const STATUS: Readonly<Record<RejectionType, status>> = {
  INVALID_ARGUMENT: status.INVALID_ARGUMENT,
  NOT_FOUND: status.NOT_FOUND,
  ALREADY_EXISTS: status.ALREADY_EXISTS,
  INVALID_STATE: status.FAILED_PRECONDITION,
  PROCESSING_ERROR: status.INTERNAL,
  EXCEEDED_BATCH_RECORD_SIZE: status.UNKNOWN,
};

export function rejected(record: LogRecord): GatewayError {
  const type = record.rejectionType ?? 'PROCESSING_ERROR';
  return new GatewayError(STATUS[type], `Command '${record.intent}' rejected with code '${type}': ${record.rejectionReason ?? ''}`);
}

export const invalid = (message: string): GatewayError => new GatewayError(status.INVALID_ARGUMENT, message);
