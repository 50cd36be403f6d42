import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface HttpOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** PEM. Absent: plain text. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  /** So long a stop lets requests in hand finish. Default: not at all. */
  readonly drainMs?: number;
}

export interface HttpServer { readonly port: number; close(): Promise<void> }

/** Listens until closed. Throws when the port or the address cannot be had. */
export async function serveHttp({ host, port, tls, drainMs = 0 }: HttpOptions, listener: RequestListener): Promise<HttpServer> {
  const server = tls ? createTlsServer({ cert: tls.cert, key: tls.key }, listener) : createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => {
      const force = setTimeout(() => server.closeAllConnections(), drainMs);
      server.close(() => {
        clearTimeout(force);
        resolve();
      });
      server.closeIdleConnections();
    }),
  };
}

/** Of the request's target, without what is asked beside it. */
export const pathOf = (url: string | undefined): string => (url ?? '').split('?')[0] ?? '';
