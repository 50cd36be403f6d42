import { status } from '@grpc/grpc-js';
import type { ServerUnaryCall, ServiceDefinition, sendUnaryData } from '@grpc/grpc-js';
import { GatewayError } from './gateway-error.ts';

/** gRPC's health checking protocol (grpc.health.v1), which Zeebe's gateway serves as well: for probes and load balancers, who bring no token. */
export const HEALTH_CHECK = '/grpc.health.v1.Health/Check';

interface HealthRequest { readonly service: string }
interface HealthResponse { readonly serving: boolean }

const SERVING = 1;
const NOT_SERVING = 2;
/** Field 1, a string, of the request: who is asked about. */
const SERVICE_TAG = 0x0a;
const KNOWN: ReadonlySet<string> = new Set(['', 'gateway_protocol.Gateway']);

export const healthService: ServiceDefinition = {
  Check: {
    path: HEALTH_CHECK, requestStream: false, responseStream: false,
    requestSerialize: ({ service }: HealthRequest) => (service === '' ? Buffer.alloc(0) : Buffer.concat([Buffer.from([SERVICE_TAG, Buffer.byteLength(service)]), Buffer.from(service)])),
    requestDeserialize: (bytes: Buffer): HealthRequest => ({ service: bytes[0] === SERVICE_TAG ? bytes.subarray(2, 2 + (bytes[1] ?? 0)).toString('utf8') : '' }),
    responseSerialize: ({ serving }: HealthResponse) => Buffer.from([0x08, serving ? SERVING : NOT_SERVING]),
    responseDeserialize: (bytes: Buffer): HealthResponse => ({ serving: bytes[1] === SERVING }),
  },
};

/** Serving is who leads: a standby is to be passed by. */
export const healthCheck = (leading: () => boolean) => ({ request: { service } }: ServerUnaryCall<HealthRequest, HealthResponse>, answer: sendUnaryData<HealthResponse>): void => {
  if (KNOWN.has(service)) answer(null, { serving: leading() });
  else answer(new GatewayError(status.NOT_FOUND, `unknown service ${service}`));
};
