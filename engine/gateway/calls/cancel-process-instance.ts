import type { Unary } from '../rpc.ts';

export const cancelProcessInstance: Unary<{ readonly processInstanceKey: string }> = async ({ processInstanceKey }, { submit }) => {
  await submit({ valueType: 'PROCESS_INSTANCE', intent: 'CANCEL', key: processInstanceKey, value: { processInstanceKey } });
  return {};
};
