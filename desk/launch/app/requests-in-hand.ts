import type { Server } from '@hapi/hapi';

/** Streams stay open for hours and health is asked by machines: neither is work. */
const NOT_WORK = new Set(['/api/events', '/api/health']);

/** Counts requests that are not answered yet (for the stepping clock). */
export function countRequests(server: Server): () => number {
  let inHand = 0;
  const counted = new WeakSet<object>();
  server.ext('onRequest', (request, h) => {
    if (!NOT_WORK.has(request.path)) { counted.add(request); inHand++; }
    return h.continue;
  });
  server.events.on('response', (request) => { if (counted.delete(request)) inHand--; });
  return () => inHand;
}
