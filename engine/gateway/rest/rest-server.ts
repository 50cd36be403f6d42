import type { IncomingMessage, ServerResponse } from 'node:http';
import { status } from '@grpc/grpc-js';
import { pathOf, serveHttp } from '../../http/serve-http.ts';
import type { HttpOptions, HttpServer } from '../../http/serve-http.ts';
import { createCancellation } from '../../store/cancellation.ts';
import type { Partition } from '../../store/port.ts';
import { GatewayError } from '../gateway-error.ts';
import { tokenRefusal } from '../require-token.ts';
import { createSubmit, statusOf } from '../submit.ts';
import { userTaskCommand } from './user-task-requests.ts';

export interface RestOptions extends Pick<HttpOptions, 'host' | 'port' | 'tls'> {
  readonly tokens?: readonly string[];
  readonly mostInFlight: number;
}

/** As of the gRPC side. */
const LARGEST_BODY = 4 * 1024 * 1024;
const DRAIN_MS = 2_000;

/** Of Zeebe's RestErrorMapper: HTTP status and title. */
const PROBLEMS: Readonly<Partial<Record<status, readonly [number, string]>>> = {
  [status.NOT_FOUND]: [404, 'NOT_FOUND'], [status.FAILED_PRECONDITION]: [409, 'INVALID_STATE'], [status.INVALID_ARGUMENT]: [400, 'INVALID_ARGUMENT'], [status.UNAUTHENTICATED]: [401, 'Unauthorized'],
  [status.RESOURCE_EXHAUSTED]: [429, 'RESOURCE_EXHAUSTED'], [status.UNAVAILABLE]: [503, 'UNAVAILABLE'], [status.DEADLINE_EXCEEDED]: [504, 'DEADLINE_EXCEEDED'], [status.OUT_OF_RANGE]: [413, 'Payload Too Large'],
};

/** Zeebe 8.5's REST interface, as far as gRPC does not have it: what clients do with native user tasks. 204, or problem details. Throws when the port is taken. */
export function openRest(partition: Partition, { tokens = [], mostInFlight, ...where }: RestOptions): Promise<HttpServer> {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const refused = tokens.length > 0 ? tokenRefusal(tokens, request.headers.authorization ?? '') : undefined;
      if (refused !== undefined) throw new GatewayError(status.UNAUTHENTICATED, refused);
      const gone = createCancellation();
      response.on('close', gone.cancel);
      const command = userTaskCommand(request.method ?? '', pathOf(request.url), await bodyOf(request));
      if (!command) return problem(response, 404, 'Not Found', `No endpoint ${request.method ?? ''} ${pathOf(request.url)}.`, pathOf(request.url));
      await createSubmit(partition, mostInFlight, gone)(command);
      response.writeHead(204).end();
    } catch (thrown) {
      const { code, message } = statusOf(thrown);
      const [httpStatus, title] = PROBLEMS[code] ?? [500, 'INTERNAL'];
      problem(response, httpStatus, title, message, pathOf(request.url));
    }
  }

  return serveHttp({ ...where, drainMs: DRAIN_MS }, (request, response) => void answer(request, response));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY) throw new GatewayError(status.OUT_OF_RANGE, `Expected a body of at most ${LARGEST_BODY} bytes`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function problem(response: ServerResponse, httpStatus: number, title: string, detail: string, instance: string): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(httpStatus, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ type: 'about:blank', title, status: httpStatus, detail, instance }));
}
