import { readDocument } from '../document.ts';
import { readDuration } from '../duration.ts';
import type { Unary } from '../rpc.ts';

interface Request { readonly jobKey: string; readonly retries: number; readonly errorMessage: string; readonly retryBackOff: string; readonly variables: string }

export const failJob: Unary<Request> = async ({ jobKey, retries, errorMessage, retryBackOff, variables }, { submit }) => {
  await submit({ valueType: 'JOB', intent: 'FAIL', key: jobKey, value: { retries, errorMessage, retryBackoff: readDuration(retryBackOff), variables: readDocument(variables) } });
  return {};
};
