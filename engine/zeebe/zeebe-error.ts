import { status } from '@grpc/grpc-js';
import { ZeebeError } from './port.ts';

const KNOWN: ReadonlySet<string> = new Set<ZeebeError['code']>(['INVALID_ARGUMENT', 'NOT_FOUND', 'ALREADY_EXISTS', 'FAILED_PRECONDITION', 'RESOURCE_EXHAUSTED', 'UNAVAILABLE', 'DEADLINE_EXCEEDED', 'INTERNAL', 'UNIMPLEMENTED', 'UNKNOWN']);

/** What zeebe-node and grpc-js throw, as the port's error. */
export function toZeebeError(error: unknown): ZeebeError {
  if (error instanceof ZeebeError) return error;
  const { code, details, message } = error as { code?: unknown; details?: unknown; message?: unknown };
  const name = typeof code === 'number' ? status[code] : undefined;
  // A call that the closing of the channel has cut off.
  const known = name === 'CANCELLED' ? 'UNAVAILABLE' : name !== undefined && KNOWN.has(name) ? (name as ZeebeError['code']) : 'UNKNOWN';
  return new ZeebeError(known, typeof details === 'string' && details !== '' ? details : String(message ?? error));
}

/** Whether the same call may succeed a little later. */
export const isTransient = (error: ZeebeError): boolean => error.code === 'UNAVAILABLE' || error.code === 'DEADLINE_EXCEEDED' || error.code === 'RESOURCE_EXHAUSTED';
