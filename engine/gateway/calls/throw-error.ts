import { readDocument } from '../document.ts';
import type { Unary } from '../rpc.ts';

interface Request { readonly jobKey: string; readonly errorCode: string; readonly errorMessage: string; readonly variables: string }

export const throwError: Unary<Request> = async ({ jobKey, errorCode, errorMessage, variables }, { submit }) => {
  await submit({ valueType: 'JOB', intent: 'THROW_ERROR', key: jobKey, value: { errorCode, errorMessage, variables: readDocument(variables) } });
  return {};
};
