import type { Partition } from '../store/port.ts';
import type { Cancellation } from '../store/cancellation.ts';
import type { JobPolls } from './job-polls.ts';
import type { Submit } from './submit.ts';

/** What a call may use. */
export interface CallContext {
  readonly submit: Submit;
  readonly partition: Partition;
  readonly polls: JobPolls;
  /** The client has gone or its deadline is over; so it says, too, when the call has ended. */
  readonly gone: Cancellation;
  readonly mostInFlight: number;
  /** Where the gateway listens. */
  readonly host: string;
  readonly port: number;
}

/** One answer to one request. The request has all its fields: proto3 defaults where the client set none, int64 as strings. */
export type Unary<Request> = (request: Request, context: CallContext) => Promise<object>;

/** Many answers; `send` resolves when the client can take more. */
export type Streaming<Request> = (request: Request, context: CallContext, send: (message: object) => Promise<void>) => Promise<void>;
