import { createHash, timingSafeEqual } from 'node:crypto';
import { ServerInterceptingCall, status } from '@grpc/grpc-js';
import type { ServerInterceptor } from '@grpc/grpc-js';
import { HEALTH_CHECK } from './health.ts';

/**
 * Lets only calls pass that bring one of the tokens: `authorization: Bearer <token>`, or Basic with the token as password, which is what
 * clients without an authorisation server can send. Texts of Zeebe's IdentityInterceptor.
 */
export function requireToken(tokens: readonly string[]): ServerInterceptor {
  return ({ path }, call) => path === HEALTH_CHECK ? new ServerInterceptingCall(call) : new ServerInterceptingCall(call, {
    start: (next) => next({
      onReceiveMetadata(metadata, proceed) {
        const header = metadata.get('authorization')[0]?.toString() ?? '';
        const details = tokenRefusal(tokens, header);
        if (details === undefined) return proceed(metadata);
        call.sendStatus({ code: status.UNAUTHENTICATED, details });
      },
    }),
  });
}

/** Why an `authorization` header does not open the gateway; undefined when it does. */
export function tokenRefusal(tokens: readonly string[], header: string): string | undefined {
  if (header === '') return 'Expected bearer token at header with key [authorization], but found nothing';
  const given = digest(tokenIn(header));
  // All are compared, in constant time: the answer's delay tells nothing about them.
  return tokens.filter((token) => timingSafeEqual(digest(token), given)).length > 0 ? undefined : 'Failed to parse bearer token, see cause for details';
}

function tokenIn(header: string): string {
  const [scheme = '', ...rest] = header.split(' ');
  const value = rest.join(' ').trim();
  if (/^bearer$/i.test(scheme)) return value;
  if (/^basic$/i.test(scheme)) return Buffer.from(value, 'base64').toString('utf8').replace(/^[^:]*:/, '');
  return '';
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
