import type { Request, ResponseToolkit, Server } from '@hapi/hapi';
import { isHttps } from '../session/session-auth.ts';

/** bpmn-js and charts write style attributes; nothing else comes from anywhere but ourselves. */
const POLICY = [
  "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'",
  "worker-src 'self' blob:", "frame-src 'self' blob:", "frame-ancestors 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'",
].join('; ');

/** On every answer, errors included. */
export function addSecurityHeaders(server: Server): void {
  server.ext('onPreResponse', (request: Request, h: ResponseToolkit) => {
    const { response } = request;
    if ('isBoom' in response && response.isBoom) return h.continue;
    const answer = response as Exclude<typeof response, Error>;
    answer.header('content-security-policy', POLICY);
    answer.header('x-content-type-options', 'nosniff');
    answer.header('x-frame-options', 'SAMEORIGIN');
    answer.header('referrer-policy', 'same-origin');
    answer.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    answer.header('cross-origin-opener-policy', 'same-origin');
    if (isHttps(request)) answer.header('strict-transport-security', 'max-age=31536000');
    return h.continue;
  });
}
