import type { LeanClient } from '../../../engine/zeebe/lean-client.ts';
import { ZeebeError } from '../../../engine/zeebe/port.ts';

/** The answer, or the status that came instead of it. */
export async function answerOf(client: LeanClient, rpc: string, request: object): Promise<Record<string, unknown>> {
  try {
    return await client.call(rpc, request, 60_000);
  } catch (error) {
    if (!(error instanceof ZeebeError)) throw error;
    return { code: error.code, message: error.message };
  }
}
