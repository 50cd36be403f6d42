import type { Unary } from '../rpc.ts';

export const updateJobRetries: Unary<{ readonly jobKey: string; readonly retries: number }> = async ({ jobKey, retries }, { submit }) => {
  await submit({ valueType: 'JOB', intent: 'UPDATE_RETRIES', key: jobKey, value: { retries } });
  return {};
};
