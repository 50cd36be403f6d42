import { createRequire } from 'node:module';
import { fromJSON, loadSync } from '@grpc/proto-loader';
import type { MethodDefinition, Options, PackageDefinition, ServiceDefinition } from '@grpc/proto-loader';
import { WIRE_ADDITIONS } from './wire-additions.ts';

/** Keys are int64: as strings, since a double loses them from partition 4 on. */
const OPTIONS: Options = { keepCase: true, longs: String, enums: String, defaults: true, oneofs: true };

const SERVICE = 'gateway_protocol.Gateway';

/** Zeebe's gateway service, all 21 RPCs of 8.5, for servers and clients of grpc-js. */
export function gatewayService(): ServiceDefinition {
  const path = createRequire(import.meta.url).resolve('zeebe-node/proto/zeebe.proto');
  return { ...serviceOf(loadSync(path, OPTIONS)), ...serviceOf(fromJSON(WIRE_ADDITIONS as Parameters<typeof fromJSON>[0], OPTIONS)) };
}

function serviceOf(definitions: PackageDefinition): ServiceDefinition {
  const service = definitions[SERVICE];
  if (!service || 'format' in service) throw new Error(`Expected to find service '${SERVICE}' in the proto, but it is not there`);
  return service as Record<string, MethodDefinition<object, object>>;
}
