import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { status } from '@grpc/grpc-js';
import { createCancellation } from '../../store/cancellation.ts';
import type { Partition } from '../../store/port.ts';
import { GatewayError } from '../gateway-error.ts';
import { tokenRefusal } from '../require-token.ts';
import { createSubmit, statusOf } from '../submit.ts';
import { userTaskCommand } from './user-task-requests.ts';

export interface RestOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  readonly tokens?: readonly string[];
  readonly mostInFlight: number;
}

export interface RestServer { readonly port: number; close(): Promise<void> }

/** As of the gRPC side. */
const LARGEST_BODY = 4 * 1024 * 1024;

/** Of Zeebe's RestErrorMapper: HTTP status and title. */
const PROBLEMS: Readonly<Partial<Record<status, readonly [number, string]>>> = {
  [status.NOT_FOUND]: [404, 'NOT_FOUND'], [status.FAILED_PRECONDITION]: [409, 'INVALID_STATE'], [status.INVALID_ARGUMENT]: [400, 'INVALID_ARGUMENT'], [status.UNAUTHENTICATED]: [401, 'Unauthorized'],
  [status.RESOURCE_EXHAUSTED]: [429, 'RESOURCE_EXHAUSTED'], [status.UNAVAILABLE]: [503, 'UNAVAILABLE'], [status.DEADLINE_EXCEEDED]: [504, 'DEADLINE_EXCEEDED'], [status.OUT_OF_RANGE]: [413, 'Payload Too Large'],
};

/** Zeebe 8.5's REST interface, as far as gRPC does not have it: what clients do with native user tasks. 204, or problem details. Throws when the port is taken. */
export async function openRest(partition: Partition, { host, port, tls, tokens = [], mostInFlight }: RestOptions): Promise<RestServer> {
  const listener: RequestListener = (request, response) => void answer(request, response);
  const server = tls ? createTlsServer({ cert: tls.cert, key: tls.key }, listener) : createServer(listener);
  const path = (request: IncomingMessage): string => (request.url ?? '').split('?')[0] ?? '';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const refused = tokens.length > 0 ? tokenRefusal(tokens, request.headers.authorization ?? '') : undefined;
      if (refused !== undefined) throw new GatewayError(status.UNAUTHENTICATED, refused);
      const gone = createCancellation();
      response.on('close', gone.cancel);
      const command = userTaskCommand(request.method ?? '', path(request), await bodyOf(request));
      if (!command) return problem(response, 404, 'Not Found', `No endpoint ${request.method ?? ''} ${path(request)}.`, path(request));
      await createSubmit(partition, mostInFlight, gone)(command);
      response.writeHead(204).end();
    } catch (thrown) {
      const { code, message } = statusOf(thrown);
      const [httpStatus, title] = PROBLEMS[code] ?? [500, 'INTERNAL'];
      problem(response, httpStatus, title, message, path(request));
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2_000).unref();
    }),
  };
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
