import { startSmallServer, type Answer, type SmallServer } from './small-server.ts';

/** How an identity number's last two digits are answered, so that a demonstration shows every case on purpose. Any other: found. */
const CASES: Readonly<Record<string, 'not-found' | 'incomplete' | 'unreachable'>> = { '97': 'not-found', '98': 'incomplete', '99': 'unreachable' };

/** Stand-in for the State's registers, of the same contract as register-client.ts; the data say that they are for demonstration. */
export function startRegisterStandIn(port = 0): Promise<SmallServer> {
  return startSmallServer(({ method, path, body }): Answer => {
    if (method !== 'POST' || path !== '/lookups') return { status: 405 };
    const { register, componentId, identityNumber } = (body ?? {}) as Record<string, unknown>;
    if (![register, componentId, identityNumber].every((text) => typeof text === 'string' && text !== '')) return { status: 400, body: { error: 'register, componentId and identityNumber are wanted' } };
    const answer = CASES[String(identityNumber).slice(-2)] ?? 'found';
    switch (answer) {
      case 'not-found': return { status: 404, body: { result: 'not-found' } };
      case 'incomplete': return { status: 200, body: { result: 'incomplete', missingFields: ['ngay-cap'] } };
      case 'unreachable': return { status: 503, body: { error: 'demonstration: the register is away' } };
      case 'found': return { status: 200, body: { result: 'found', extract: { register: String(register), document: String(componentId), number: `TRINH-DIEN-${String(identityNumber).slice(-4)}`, demonstration: true } } };
    }
  }, port);
}
