import { forEachKey } from '../operator.ts';
import type { Operator } from '../operator.ts';

/** Ends instances with everything under them. */
export const cancel = (operator: Operator, keys: readonly string[]): Promise<number> => forEachKey(keys, operator, async (processInstanceKey) => {
  await operator.gateway.call('CancelProcessInstance', { processInstanceKey });
  return 'cancelled';
});
