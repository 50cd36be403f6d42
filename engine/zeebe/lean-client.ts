import { makeGenericClientConstructor } from '@grpc/grpc-js';
import type { Metadata, ServiceError } from '@grpc/grpc-js';
import { authorization, channelCredentials } from './security.ts';
import type { ZeebeSecurity } from './security.ts';
import { gatewayService } from './service-definition.ts';
import { toZeebeError } from './zeebe-error.ts';

/** One unary RPC of Zeebe 8.5 by its name, for what zeebe-node 8.3.2 does not have. Throws ZeebeError. */
export interface LeanClient {
  call(rpc: string, request: object, deadlineMs?: number): Promise<Record<string, unknown>>;
  close(): void;
}

type Method = (request: object, metadata: Metadata, options: { deadline: Date }, done: (error: ServiceError | null, response: Record<string, unknown>) => void) => void;

const DEADLINE_MS = 30_000;

export function createLeanClient(address: string, security: ZeebeSecurity = {}): LeanClient {
  const Client = makeGenericClientConstructor(gatewayService(), 'Gateway');
  // Reconnect soon: an engine that is restarted is back within seconds.
  const client = new Client(address, channelCredentials(security), { ...(security.tls?.serverName !== undefined && { 'grpc.ssl_target_name_override': security.tls.serverName }), 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 2_000 });
  const metadata = authorization(security);
  const methods = client as unknown as Record<string, Method>;
  return {
    call: (rpc, request, deadlineMs = DEADLINE_MS) => new Promise((resolve, reject) => {
      const method = methods[rpc];
      if (!method) return reject(new Error(`Expected to call RPC '${rpc}', but the service has none of this name`));
      // A socket's time-out, not a rule: the wall clock.
      method.call(client, request, metadata, { deadline: new Date(performance.timeOrigin + performance.now() + deadlineMs) }, (error, response) => (error ? reject(toZeebeError(error)) : resolve(response)));
    }),
    close: () => client.close(),
  };
}
