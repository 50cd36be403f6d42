import { readDocument } from '../document.ts';
import type { Unary } from '../rpc.ts';

export const completeJob: Unary<{ readonly jobKey: string; readonly variables: string }> = async ({ jobKey, variables }, { submit }) => {
  await submit({ valueType: 'JOB', intent: 'COMPLETE', key: jobKey, value: { variables: readDocument(variables) } });
  return {};
};
