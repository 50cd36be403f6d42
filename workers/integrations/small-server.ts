import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer { readonly status: number; readonly body?: object | string }
export type Route = (request: { readonly method: string; readonly path: string; readonly body: unknown }) => Answer | Promise<Answer>;
export interface SmallServer { readonly url: string; close(): Promise<void> }

/** A JSON server on 127.0.0.1 for the stand-ins: real sockets, the real contract, demonstration data. Port 0: any. */
export async function startSmallServer(route: Route, port = 0): Promise<SmallServer> {
  const server = createServer((request, response) => {
    void (async () => {
      const answer = await read(request).then((body) => route({ method: request.method ?? 'GET', path: new URL(request.url ?? '/', 'http://x').pathname, body })).catch((error: unknown): Answer => ({ status: 400, body: { error: String(error) } }));
      const html = typeof answer.body === 'string';
      response.writeHead(answer.status, { 'content-type': html ? 'text/html; charset=utf-8' : 'application/json' });
      response.end(html ? answer.body : JSON.stringify(answer.body ?? {}));
    })();
  });
  await new Promise<void>((resolve, reject) => { server.once('error', reject); server.listen(port, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : undefined;
}
