import { server as createHapi, type Plugin, type Server } from '@hapi/hapi';
import type { ApiDeps } from './api-deps.ts';
import { answerWithProblems } from './edge/problem-details.ts';
import { addSecurityHeaders } from './edge/security-headers.ts';
import { sayWhatIsWrong } from './edge/validation.ts';
import { RESOURCES } from './resources.ts';
import { registerSessionAuth } from './session/session-auth.ts';

export interface ApiServerRequest {
  readonly deps: ApiDeps;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Further rooms under a prefix of their own: the designer. */
  readonly rooms?: readonly { readonly plugin: Plugin<object>; readonly options: object; readonly prefix: string }[];
}

/** JSON bodies; files have a limit of their own. */
const LARGEST_BODY_BYTES = 2 * 1024 * 1024;

/** The one hapi server: every resource a plugin, every "no" a problem document. Initialised, not yet listening. */
export async function createApiServer({ deps, host, port, rooms = [] }: ApiServerRequest): Promise<Server> {
  const server = createHapi({
    host, port,
    mime: { override: { 'text/event-stream': { compressible: false } } },
    routes: {
      payload: { maxBytes: LARGEST_BODY_BYTES },
      validate: { options: { abortEarly: false, stripUnknown: false }, failAction: sayWhatIsWrong },
      cache: { otherwise: 'no-store' },
    },
    router: { stripTrailingSlash: true },
  });
  server.events.on({ name: 'request', channels: 'error' }, () => undefined);
  answerWithProblems(server, deps.log);
  addSecurityHeaders(server);
  registerSessionAuth(server, deps);
  for (const plugin of RESOURCES) await server.register({ plugin, options: deps });
  for (const { plugin, options, prefix } of rooms) await server.register({ plugin, options }, { routes: { prefix } });
  await server.initialize();
  return server;
}
