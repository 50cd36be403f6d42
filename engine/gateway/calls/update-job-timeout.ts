import { readDuration } from '../duration.ts';
import type { Unary } from '../rpc.ts';

export const updateJobTimeout: Unary<{ readonly jobKey: string; readonly timeout: string }> = async ({ jobKey, timeout }, { submit }) => {
  await submit({ valueType: 'JOB', intent: 'UPDATE_TIMEOUT', key: jobKey, value: { timeout: readDuration(timeout) } });
  return {};
};
