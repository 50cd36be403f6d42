import type { Log } from '../log.ts';
import type { NoticeTransport } from './notice-transport.ts';

/** Nothing leaves the machine: the notice stays in desk.notice, marked as sent by the stand-in. */
export const noticeStandIn = (log: Log): NoticeTransport => ({
  send: async ({ noticeId, channel }) => { log.info({ noticeId, channel }, 'notice taken by the stand-in carrier'); },
});
