import type { Me, Problem } from '../../desk/api/contract.ts';

/** A signed-in user of the product, over HTTP as a browser would be. */
export interface Officer {
  readonly me: Me;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  /** Like `post`, but a refusal is a value: the problem document. */
  tryPost<T>(path: string, body: object): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }>;
  /** Has the inbox changed since this was asked last? The open page is told so by the event stream. */
  hasNews(): boolean;
  /** Closes the page. */
  leave(): void;
}

/**
 * Signs in, and signs in again when the session has expired over night.
 * @throws Error with the problem's title when the sign-in is refused.
 */
export async function signIn(baseUrl: string, username: string, password: string): Promise<Officer> {
  let { me, cookie } = await openSession(baseUrl, username, password);

  const once = (method: string, path: string, body?: object): Promise<Response> => fetch(baseUrl + path, {
    method,
    headers: { cookie, 'x-csrf-token': me.csrfToken, 'accept-encoding': 'identity', ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const send = async (method: string, path: string, body?: object): Promise<Response> => {
    const answer = await once(method, path, body);
    if (answer.status !== 401) return answer;
    ({ me, cookie } = await openSession(baseUrl, username, password));
    return once(method, path, body);
  };
  const must = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await send(method, path, body);
    if (!answer.ok) throw new Error(`${username}: ${method} ${path} → ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  };
  let page: ReturnType<typeof watchInbox> | undefined;
  return {
    hasNews: () => (page ??= watchInbox(baseUrl, cookie)).hasNews(),
    leave: () => page?.leave(),
    get me() { return me; },
    get: (path) => must('GET', path),
    post: (path, body) => must('POST', path, body),
    async tryPost<T>(path: string, body: object) {
      const answer = await send('POST', path, body);
      return answer.ok ? { ok: true as const, value: (await answer.json()) as T } : { ok: false as const, problem: (await answer.json()) as Problem };
    },
  };
}

/** Listens to the product's event stream as its pages do. Without a stream everything may be new. */
function watchInbox(baseUrl: string, cookie: string): Pick<Officer, 'hasNews' | 'leave'> {
  const left = new AbortController();
  let news = true;
  let listening = false;
  const listen = async (): Promise<void> => {
    const { ok, body } = await fetch(`${baseUrl}/api/events`, { headers: { cookie }, signal: left.signal });
    if (!ok || !body) return;
    listening = news = true;
    for await (const text of body.pipeThrough(new TextDecoderStream())) if (text.includes('event: inbox')) news = true;
  };
  listen().catch(() => undefined).finally(() => { listening = false; });
  return {
    hasNews() {
      const had = news || !listening;
      news = false;
      return had;
    },
    leave: () => left.abort(),
  };
}

async function openSession(baseUrl: string, username: string, password: string): Promise<{ me: Me; cookie: string }> {
  const response = await fetch(`${baseUrl}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });
  if (!response.ok) throw new Error(`${username} cannot sign in: ${await response.text()}`);
  return { me: (await response.json()) as Me, cookie: (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '' };
}
