import type { Processor } from './processor.ts';

export const expireMessages: Processor<'MESSAGE_BATCH'> = (work, { value }) => {
  for (const key of value.messageKeys) {
    const message = work.state.get(work.unit, 'message', key);
    // Zeebe's sweeper names the message by its key only.
    if (message) work.event('MESSAGE', 'EXPIRED', key, { name: '', correlationKey: '', messageId: '', timeToLive: -1, deadline: -1, variables: {}, tenantId: message.tenantId });
  }
};
