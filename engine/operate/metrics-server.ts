import type { Registry } from 'prom-client';
import { pathOf, serveHttp } from '../http/serve-http.ts';
import type { HttpOptions, HttpServer } from '../http/serve-http.ts';

export interface MetricsServerOptions extends Pick<HttpOptions, 'host' | 'port'> {
  readonly registry: Registry;
  /** Brings gauges up to date before a scrape. */
  readonly refresh: () => Promise<void>;
  readonly leading: () => boolean;
}

/** `/metrics` for Prometheus; `/live` answers as long as the process does, `/ready` only while it leads. Throws when the port is taken. */
export function openMetricsServer({ host, port, registry, refresh, leading }: MetricsServerOptions): Promise<HttpServer> {
  return serveHttp({ host, port }, (request, response) => {
    const say = (status: number, text: string, type = 'text/plain; charset=utf-8'): void => { response.writeHead(status, { 'content-type': type }).end(text); };
    const path = pathOf(request.url);
    if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, 'GET only\n');
    if (path === '/live') return say(200, 'live\n');
    if (path === '/ready') return leading() ? say(200, 'leading\n') : say(503, 'not leading\n');
    if (path !== '/metrics') return say(404, 'There are /metrics, /live and /ready\n');
    refresh().then(() => registry.metrics()).then((text) => say(200, text, registry.contentType), (error: unknown) => say(500, `${String(error)}\n`));
  });
}
