import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

export interface MetricsServerOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly registry: Registry;
  /** Brings gauges up to date before a scrape. */
  readonly refresh: () => Promise<void>;
  readonly leading: () => boolean;
}

/** `/metrics` for Prometheus; `/live` answers as long as the process does, `/ready` only while it leads. Throws when the port is taken. */
export async function openMetricsServer({ host, port, registry, refresh, leading }: MetricsServerOptions): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const say = (status: number, text: string, type = 'text/plain; charset=utf-8'): void => { response.writeHead(status, { 'content-type': type }).end(text); };
    if (request.method !== 'GET') return say(405, 'GET only\n');
    if (request.url === '/live') return say(200, 'live\n');
    if (request.url === '/ready') return leading() ? say(200, 'leading\n') : say(503, 'not leading\n');
    if (request.url !== '/metrics') return say(404, 'There are /metrics, /live and /ready\n');
    refresh().then(() => registry.metrics()).then((text) => say(200, text, registry.contentType), (error: unknown) => say(500, `${String(error)}\n`));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
