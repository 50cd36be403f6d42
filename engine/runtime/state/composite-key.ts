import type { Key } from '../../protocol/record.ts';
import { encodeText } from './encode-text.ts';

const join = (...parts: readonly string[]): string => parts.map(encodeText).join('/');

export const variableKey = (scopeKey: Key, name: string): string => `${scopeKey}/${name}`;
export const subscriptionKey = (elementInstanceKey: Key, messageName: string): string => `${elementInstanceKey}/${messageName}`;
export const correlationKeyOf = (messageKey: Key, bpmnProcessId: string): string => `${messageKey}/${bpmnProcessId}`;
export const messageIdKey = (name: string, correlationKey: string, messageId: string): string => join(name, correlationKey, messageId);
export const lockKey = (bpmnProcessId: string, correlationKey: string): string => join(bpmnProcessId, correlationKey);
