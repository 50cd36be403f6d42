import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import type { ServerUnaryCall, ServerWritableStream, UntypedServiceImplementation, sendUnaryData } from '@grpc/grpc-js';
import { createCancellation } from '../store/cancellation.ts';
import type { Cancellation } from '../store/cancellation.ts';
import type { Partition } from '../store/port.ts';
import { gatewayService } from '../zeebe/service-definition.ts';
import { STREAMING, UNARY } from './calls.ts';
import { GatewayError } from './gateway-error.ts';
import { healthCheck, healthService } from './health.ts';
import { createJobPolls } from './job-polls.ts';
import type { JobPolls } from './job-polls.ts';
import type { CallContext } from './rpc.ts';
import { requireToken } from './require-token.ts';
import { createSubmit, statusOf } from './submit.ts';

export type OnCall = (rpc: string, code: string, durationMs: number) => void;

export interface GatewayOptions {
  /** Default 127.0.0.1: the protocol has no authentication. */
  readonly host?: string;
  /** 0: any free port. */
  readonly port: number;
  /** PEM. Absent: plain text. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  /** Any of these is asked for with every call. Absent or empty: none is. */
  readonly tokens?: readonly string[];
  /** After each call, `code` being the gRPC status's name; of streams: after their end. */
  readonly onCall?: OnCall;
  /** Commands waiting or being stored at which new work is refused. Default 2,000. */
  readonly mostInFlight?: number;
}

export interface Gateway {
  readonly port: number;
  readonly polls: JobPolls;
  /** Ends long polls and streams, lets calls in hand finish for a moment, then closes. */
  close(): Promise<void>;
}

export const DEFAULT_MOST_IN_FLIGHT = 2_000;
const DRAIN_MS = 2_000;

/** Serves Zeebe's gateway protocol. Throws when the port is taken. */
export async function openGateway(partition: Partition, options: GatewayOptions): Promise<Gateway> {
  const host = options.host ?? '127.0.0.1';
  const polls = createJobPolls();
  partition.onJobs((type, keys) => polls.announce(type, keys));
  const closing = createCancellation();
  // Zeebe's limits of a message; a client may ping as often as zeebe-node does.
  const { tokens = [], tls } = options;
  const server = new Server({
    ...(tokens.length > 0 && { interceptors: [requireToken(tokens)] }),
    'grpc.max_receive_message_length': 4 * 1024 * 1024, 'grpc.max_send_message_length': -1,
    // Counts every call and message for a service that nobody asks: `operate` has the metrics.
    'grpc.enable_channelz': 0,
  });
  let port = options.port;
  const contextOf = (gone: Cancellation): CallContext => {
    const mostInFlight = options.mostInFlight ?? DEFAULT_MOST_IN_FLIGHT;
    return { submit: createSubmit(partition, mostInFlight, gone), partition, polls, gone, mostInFlight, host, port };
  };
  server.addService(healthService, { Check: healthCheck(() => partition.leading()) } as UntypedServiceImplementation);
  server.addService(gatewayService(), implementation(contextOf, closing, options.onCall ?? (() => undefined)));
  port = await new Promise<number>((resolve, reject) => server.bindAsync(`${host.includes(':') ? `[${host}]` : host}:${port}`, tls ? ServerCredentials.createSsl(null, [{ cert_chain: tls.cert, private_key: tls.key }]) : ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))));
  return {
    port, polls,
    async close() {
      closing.cancel();
      const drained = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
      const force = setTimeout(() => server.forceShutdown(), DRAIN_MS);
      await drained;
      clearTimeout(force);
    },
  };
}

type UnaryCall = ServerUnaryCall<object, object>;
type StreamCall = ServerWritableStream<object, object>;

function implementation(contextOf: (gone: Cancellation) => CallContext, closing: Cancellation, onCall: OnCall): UntypedServiceImplementation {
  const methods: UntypedServiceImplementation = {};
  for (const [name, method] of Object.entries(gatewayService())) {
    const unary = UNARY[name];
    const streaming = STREAMING[name];
    const begin = (): ((error?: GatewayError) => void) => {
      const startedAtMs = performance.now();
      return (error) => onCall(name, status[error?.code ?? status.OK] ?? 'UNKNOWN', performance.now() - startedAtMs);
    };
    if (unary) methods[name] = (call: UnaryCall, callback: sendUnaryData<object>) => {
      const ended = begin();
      const gone = createCancellation();
      call.on('cancelled', gone.cancel);
      unary(call.request as never, contextOf(gone)).then((response) => {
        callback(null, response);
        ended();
      }, (thrown: unknown) => {
        const error = statusOf(thrown);
        callback(error);
        ended(error);
      });
    };
    else if (streaming) methods[name] = (call: StreamCall) => {
      const ended = begin();
      const gone = createCancellation();
      call.on('cancelled', gone.cancel);
      const forget = closing.onCancel(gone.cancel);
      const send = async (message: object): Promise<void> => { if (!call.write(message) && !gone.cancelled) await drained(call, gone); };
      streaming(call.request as never, contextOf(gone), send)
        .then(() => {
          call.end();
          ended();
        }, (thrown: unknown) => {
          const error = statusOf(thrown);
          call.emit('error', error);
          ended(error);
        })
        .finally(forget);
    };
    else {
      const absent = new GatewayError(status.UNIMPLEMENTED, `Expected to handle gRPC request ${name}, but this engine does not have it yet`);
      methods[name] = method.responseStream ? (call: StreamCall) => call.emit('error', absent) : (_: UnaryCall, callback: sendUnaryData<object>) => callback(absent);
    }
  }
  return methods;
}

/** Resolves when the client can take more, or has gone. */
const drained = (call: StreamCall, gone: Cancellation): Promise<void> => new Promise((resolve) => {
  const done = (): void => {
    forget();
    call.off('drain', done);
    resolve();
  };
  const forget = gone.onCancel(done);
  call.on('drain', done);
});
