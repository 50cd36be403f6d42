import { PassThrough } from 'node:stream';
import type { Plugin } from '@hapi/hapi';
import type { ApiDeps } from '../api-deps.ts';
import { actorOf } from '../session/session-auth.ts';

/** Proxies and browsers give a silent connection up; on the wall clock. */
const HEARTBEAT_MS = 25_000;

/** `GET /api/events`: says that something of my agency changed, so that pages ask again. hapi must not compress it (server.ts). */
export const eventsPlugin: Plugin<ApiDeps> = {
  name: 'events',
  register(server, deps) {
    server.route({
      method: 'GET', path: '/api/events',
      options: { tags: ['api'], description: 'Server-sent events: inbox, dossier, board' },
      handler(request, h) {
        const stream = new PassThrough();
        stream.write('retry: 2000\n: open\n\n');
        const forget = deps.events.subscribe(actorOf(request).agencyId, ({ kind, id }) => stream.write(`event: ${kind}\ndata: ${JSON.stringify(id ? { id } : {})}\n\n`));
        const heartbeat = setInterval(() => stream.write(': \n\n'), HEARTBEAT_MS);
        const end = (): void => { clearInterval(heartbeat); forget(); forgetEnd(); stream.end(); };
        const forgetEnd = deps.events.onClose(end);
        request.raw.req.once('close', () => end());
        return h.response(stream).type('text/event-stream').header('cache-control', 'no-cache').header('x-accel-buffering', 'no');
      },
    });
  },
};
