import { makeGenericClientConstructor } from '@grpc/grpc-js';
import type { ClientReadableStream, Metadata } from '@grpc/grpc-js';
import { authorization, channelCredentials } from '../../../engine/zeebe/security.ts';
import type { ZeebeSecurity } from '../../../engine/zeebe/security.ts';
import { gatewayService } from '../../../engine/zeebe/service-definition.ts';
import { toZeebeError } from '../../../engine/zeebe/zeebe-error.ts';

/** All messages of a streaming RPC, or its first `most`. Rejects with ZeebeError, also when the deadline is over. */
export async function callStream(address: string, rpc: 'ActivateJobs' | 'StreamActivatedJobs', request: object, deadlineMs = 30_000, most = Infinity, security: ZeebeSecurity = {}): Promise<object[]> {
  const client = new (makeGenericClientConstructor(gatewayService(), 'Gateway'))(address, channelCredentials(security));
  try {
    return await new Promise((resolve, reject) => {
      const messages: object[] = [];
      const stream = (client as unknown as Record<string, (request: object, metadata: Metadata, options: object) => ClientReadableStream<object>>)[rpc]?.call(client, request, authorization(security), { deadline: Date.now() + deadlineMs });
      stream?.on('data', (message: object) => {
        messages.push(message);
        if (messages.length >= most) { resolve(messages); stream.cancel(); }
      }).on('end', () => resolve(messages)).on('error', (error) => reject(toZeebeError(error)));
    });
  } finally {
    client.close();
  }
}
